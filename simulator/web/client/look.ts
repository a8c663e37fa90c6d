import type { Accent, Theme } from "../wire"
import { boot } from "./boot"

/** X's colours in one theme. */
interface Look {
  back: string
  words: string
  soft: string
  line: string
  raised: string
  button: string
  onButton: string
  veil: string
}

const looks: Record<Theme, Look> = {
  light: {
    back: "rgb(255, 255, 255)",
    words: "rgb(15, 20, 25)",
    soft: "rgb(83, 100, 113)",
    line: "rgb(239, 243, 244)",
    raised: "rgb(247, 249, 249)",
    button: "rgb(15, 20, 25)",
    onButton: "rgb(255, 255, 255)",
    veil: "rgba(0, 0, 0, 0.4)",
  },
  dim: {
    back: "rgb(21, 32, 43)",
    words: "rgb(247, 249, 249)",
    soft: "rgb(139, 152, 165)",
    line: "rgb(56, 68, 77)",
    raised: "rgb(30, 39, 50)",
    button: "rgb(239, 243, 244)",
    onButton: "rgb(15, 20, 25)",
    veil: "rgba(91, 112, 131, 0.4)",
  },
  dark: {
    back: "rgb(0, 0, 0)",
    words: "rgb(231, 233, 234)",
    soft: "rgb(113, 118, 123)",
    line: "rgb(47, 51, 54)",
    raised: "rgb(22, 24, 28)",
    button: "rgb(239, 243, 244)",
    onButton: "rgb(15, 20, 25)",
    veil: "rgba(91, 112, 131, 0.4)",
  },
}

/** What X's own setting for more contrast changes: as it looks, not measured. */
const strong: Record<Theme, Pick<Look, "soft" | "line">> = {
  light: { soft: "rgb(59, 69, 78)", line: "rgb(139, 152, 165)" },
  dim: { soft: "rgb(196, 207, 214)", line: "rgb(110, 126, 139)" },
  dark: { soft: "rgb(196, 199, 202)", line: "rgb(110, 114, 118)" },
}

/** X's colours for links and buttons. */
const accents: Record<Accent, string> = {
  blue: "rgb(29, 155, 240)",
  yellow: "rgb(255, 212, 0)",
  pink: "rgb(249, 24, 128)",
  purple: "rgb(120, 86, 255)",
  orange: "rgb(255, 122, 0)",
  green: "rgb(0, 186, 124)",
}

const strongBlue: Record<Theme, string> = {
  light: "rgb(0, 91, 151)",
  dim: "rgb(107, 201, 251)",
  dark: "rgb(107, 201, 251)",
}

/** The colours of this page. */
export const look: Look = { ...looks[boot.theme], ...(boot.contrast ? strong[boot.theme] : {}) }
/** The colour that the person chose, and those that mean the same in every theme. */
export const accent = {
  main: boot.contrast && boot.accent === "blue" ? strongBlue[boot.theme] : accents[boot.accent],
  green: accents.green,
  pink: accents.pink,
  red: "rgb(244, 33, 46)",
  yellow: accents.yellow,
}
