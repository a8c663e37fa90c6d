import { DeskAway } from "~core/desk-away"
import type { TeamMedia } from "./team-media"

/** The team's media over whatever line stands when they are asked for. */
export function mediaOf(line: () => TeamMedia | null): TeamMedia {
  return {
    put: async (handing) => line()?.put(handing) ?? { handed: false, because: "unreachable", why: "" },
    take: async (wanting) => line()?.take(wanting) ?? { taken: false, because: "unreachable" },
    stands: async (wanted) => {
      const media = line()
      if (!media) throw new DeskAway()
      return media.stands(wanted)
    },
  }
}
