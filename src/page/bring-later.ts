import type { Room } from "./room"
import { closest } from "./selectors"
import type { Later } from "./when-pressed"

/**
 * Brings the script's other half, once, when somebody's hand comes: null when it can't be had. It comes by itself when somebody
 * opens, or writes in, what may be a reply box: what is typed there is guarded.
 */
export function laterBringer(room: Room): () => Promise<Later | null> {
  const { page, signal, world } = room
  let coming: Promise<Later | null> | undefined
  let replied: Element | null = null
  const come = new AbortController()
  const bring = () => {
    coming ??= world.load().then(
      ({ startLater }) => {
        come.abort()
        return startLater(room, replied)
      },
      () => {
        coming = undefined
        return null
      },
    )
    return coming
  }
  const hear = ({ target }: Event) => {
    if (!(target instanceof Element)) return
    const reply = closest(target, "reply")
    if (!reply && !closest(target, "writable")) return
    replied = reply ?? replied
    void bring()
  }
  const given = AbortSignal.any([signal, come.signal])
  for (const type of ["click", "focusin", "input"])
    page.addEventListener(type, hear, { capture: true, passive: true, signal: given })
  return bring
}
