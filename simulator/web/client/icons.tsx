import type { CSSProperties } from "react"
import { s } from "./styles"

/** Drawn for this simulator on X's 24-unit grid; strokes instead of X's filled outlines. */
const shapes = {
  home: "M4 10.5 12 4l8 6.5V20h-5.5v-6h-5v6H4Z",
  search: "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.5 15.5 21 21",
  bell: "M6 10a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7ZM9.5 20a2.6 2.6 0 0 0 5 0",
  mail: "M3 6h18v12.5H3ZM3 7l9 6.5L21 7",
  bookmark: "M6 3.5h12V21l-6-4.6L6 21Z",
  person: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4 20.5c.6-4 3.600-6 8-6s7.400 2 8 6Z",
  reply: "M9.500 3.500h5a7 7 0 0 1 3.300 13.200L10.500 20.600V17.500h-1a7 7 0 0 1 0-14Z",
  repost:
    "M2 8.500 5 5.500l3 3M5 6v9.500a2.500 2.500 0 0 0 2.500 2.500H12M22 15.500l-3 3-3-3M19 18V8.500A2.500 2.500 0 0 0 16.500 6H12",
  like: "M12 20.200C5.500 16.400 3 12.800 3 9.300 3 6.400 5 4.500 7.400 4.500c2 0 3.600 1.100 4.600 2.900 1-1.800 2.600-2.900 4.600-2.900C19 4.500 21 6.400 21 9.300c0 3.500-2.500 7.100-9 10.900Z",
  views: "M4.500 20v-8M9.500 20V4M14.500 20v-6M19.500 20V9",
  share:
    "M12 15V4M7.500 8 12 3.500 16.500 8M4 14.500V18a2.500 2.500 0 0 0 2.500 2.500h11A2.500 2.500 0 0 0 20 18v-3.500",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  slash: "M12 4.500a7.500 7.500 0 1 1 0 15 7.500 7.500 0 0 1 0-15ZM5 19 19 5",
  close: "M5 5l14 14M19 5 5 19",
  back: "M20 12H5M11 5.500 4.500 12l6.500 6.500",
  image: "M4 4.500h16v15H4ZM4 16l4.500-4.500L14 17M13 15l3-3 4 4M15.500 8.500h.01",
  gif: "M4 5h16v14H4ZM9.500 10H7.500v4h2v-2M12 10v4M14.500 14v-4h2.500M14.500 12h2",
  poll: "M4 6h9M4 12h16M4 18h6",
  smile:
    "M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17ZM8.500 14c1.500 2.600 5.500 2.600 7 0M9 9.500h.01M15 9.500h.01",
  play: "M8 5.500v13l11-6.500Z",
  pen: "M4 20l1-5L16 4l4 4L9 19Z",
}

const em = (size: number) => `${size / 15}em`

/** The icons there are. */
export type IconName = keyof typeof shapes

/** An icon in the colour of its words. `size` is in px at X's ordinary text size, and grows with the text. */
export function Icon({ name, size = 18.75, bold = 1.9, filled = false, style }: IconProps) {
  const place = s({ display: "inline-block", position: "relative", userSelect: "none", verticalAlign: "text-bottom" })
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className={`${place} ${s({ width: em(size), height: em(size) })}`}
      style={style}
    >
      <g
        fill={filled ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth={name === "more" ? 3.4 : bold}
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d={shapes[name]} />
      </g>
    </svg>
  )
}

interface IconProps {
  name: IconName
  size?: number
  bold?: number
  filled?: boolean
  style?: CSSProperties
}

/** The sign beside the names of verified people. */
export function VerifiedIcon({ label }: { label: string }) {
  const petals = Array.from({ length: 8 }, (_, index) => {
    const angle = (index * Math.PI) / 4
    return <circle key={angle} cx={11 + 6.2 * Math.cos(angle)} cy={11 + 6.2 * Math.sin(angle)} r="3.4" />
  })
  return (
    <svg
      aria-label={label}
      role="img"
      data-testid="icon-verified"
      viewBox="0 0 22 22"
      className={s({
        width: "1.25em",
        height: "1.25em",
        fill: "rgb(29, 155, 240)",
        verticalAlign: "text-bottom",
        marginInline: 2,
      })}
    >
      <g>
        {petals}
        <circle cx="11" cy="11" r="7" />
        <path d="M7 11.300 10 14.200 15.200 8.300" fill="none" stroke="#fff" strokeWidth="2" />
      </g>
    </svg>
  )
}

/** A letter mark of the simulator's own in the place of X's. */
export function Mark({ size }: { size: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={s({ width: size, height: size })}>
      <path d="M4 4l16 16M20 4 4 20" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="square" />
    </svg>
  )
}
