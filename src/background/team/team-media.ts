import type { AccountId } from "~core/ids"
import type { MediaPlace } from "~core/media-place"

/** Where bytes lie on their way: `in` from X, put there by gateways; `out` to X, by whoever attached them. */
interface Named {
  way: "in" | "out"
  name: string
  /** Whose; absent: any gateway's. */
  writer?: string | undefined
}

interface Watched {
  signal: AbortSignal
  progress?: ((share: number) => void) | undefined
}

/** Bytes that pass through the team's server, for some hours (the team's engine has it). None of these throws but `stands`. */
export interface TeamMedia {
  put: (
    handing: Omit<Named, "writer"> & Watched & { bytes: Blob },
  ) => Promise<
    { handed: true } | { handed: false; because: "stopped" | "full" | "unreachable" | "refused"; why: string }
  >
  take: (
    wanting: Named & Watched & { most: number },
  ) => Promise<
    | { taken: true; bytes: Blob }
    | { taken: false; because: "none" | "broken" | "too-large" | "unreachable" | "stopped" }
  >
  /** Whether it is there as a whole. Throws what the connection does. */
  stands: (wanted: Named) => Promise<boolean>
}

/** Under which name a medium of X's lies there. */
export const mediaName = (account: AccountId, { dm, media, resource }: Omit<MediaPlace, "exact">): string =>
  [account, dm, media, resource].join("/")
