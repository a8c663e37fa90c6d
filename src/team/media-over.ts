import type { Line } from "./follow"
import { type Handing, putMedia } from "./put-media"
import { mediaStands, takeMedia, type Wanting } from "./take-media"

/** Media of the team over one member's line. */
export const mediaOver = (line: Line) => ({
  put: (handing: Handing) => putMedia(line, handing),
  take: (wanting: Wanting) => takeMedia(line, wanting),
  stands: (wanted: Pick<Wanting, "way" | "name" | "writer">) => mediaStands(line, wanted),
})
