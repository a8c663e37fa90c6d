/** Drawn on 16 × 16, in lines of the text's colour. */
const PATHS = {
  add: "M8 3v10M3 8h10",
  answers: "M2.5 3.5h11v7.5H8l-3 2.5V11H2.5zM5.5 6.25h5M5.5 8.25h3",
  attach: "M12.5 7.5 7.9 12a2.75 2.75 0 0 1-3.9-3.9l5-4.9a1.85 1.85 0 0 1 2.6 2.6l-4.9 4.8a.9.9 0 0 1-1.3-1.3l4.3-4.2",
  copy: "M6 6h7.5v7.5H6zM10 6V2.5H2.5V10H6",
  edit: "M10.5 3.25 12.75 5.5 5.5 12.75 2.75 13.25 3.25 10.5zM9 4.75 11.25 7",
  merge: "M4 2.5v2.25C4 7 8 7 8 9.5v4M12 2.5v2.25C12 7 8 7 8 9.5M5.75 11.25 8 13.5l2.25-2.25",
  unmerge: "M8 13.5v-4C8 7 4 7 4 4.75V3M8 9.5C8 7 12 7 12 4.75V3M2 5l2-2 2 2M10 5l2-2 2 2",
} as const

/** A drawing inside a button that has its name elsewhere; says nothing to a screen reader. */
export const Icon = ({ of }: { of: keyof typeof PATHS }) => (
  <svg viewBox="0 0 16 16" className="drawing" aria-hidden="true">
    <path d={PATHS[of]} />
  </svg>
)
