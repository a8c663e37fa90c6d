import type { Theme } from "../wire"
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

/** The colours of this page. */
export const look = looks[boot.theme]
/** X's blue, green, pink and yellow, the same in every theme. */
export const accent = {
  blue: "rgb(29, 155, 240)",
  green: "rgb(0, 186, 124)",
  pink: "rgb(249, 24, 128)",
  red: "rgb(244, 33, 46)",
  yellow: "rgb(255, 212, 0)",
}
