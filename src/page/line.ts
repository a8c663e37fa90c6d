import type { PagePart } from "~core/page-part"
import { type DeskView, readDeskView } from "./desk-view"

/** One end of a connection to the worker. */
export interface DeskPort {
  say(message: unknown): void
  hear(listener: (message: unknown) => void): void
  closed(listener: () => void): void
  close(): void
}

/** What the line needs of the world. */
export interface LineWorld {
  page: Document
  signal: AbortSignal
  connect(): DeskPort
  /** False once the extension was updated or removed under this page. */
  stillOurs(): boolean
  heard(): void
  gone(): void
}

/** What a page shows: the posts' ids, and who wrote them (lower case); the parts of X's page that were found and missed. */
export interface Shown {
  posts: string[]
  authors: string[]
  found?: PagePart[]
  missing?: PagePart[]
}

/** The line over which a page hears what became of the posts it shows. */
export interface Line {
  look(shown: Shown): void
  news(): DeskView | null
  /** The first news, or null when none comes within so many milliseconds. */
  firstNews(within: number): Promise<DeskView | null>
}

/** The worker takes at most so many posts, and authors. */
const MOST = 200
const SOON = 250
const LATEST = 30_000

/** Keeps one line to the worker: mended when the worker dies, given up for good when the extension is gone. */
export function openLine(world: LineWorld): Line {
  const { page, signal } = world
  let port: DeskPort | null = null
  let news: DeskView | null = null
  let shown: Shown | null = null
  let delay = SOON
  let timer: ReturnType<typeof setTimeout> | undefined
  const waiting = new Set<(view: DeskView) => void>()

  const heard = (message: unknown) => {
    const view = readDeskView(message)
    if (!view) return
    news = view
    delay = SOON
    for (const tell of waiting) tell(view)
    world.heard()
  }
  const lost = () => {
    port = null
    if (!world.stillOurs()) return world.gone()
    clearTimeout(timer)
    // A page nobody sees waits until it is seen again.
    if (page.visibilityState === "visible") timer = setTimeout(open, delay)
    delay = Math.min(delay * 2, LATEST)
  }
  const open = () => {
    if (signal.aborted || port || !shown) return
    if (!world.stillOurs()) return world.gone()
    try {
      port = world.connect()
      port.hear(heard)
      port.closed(lost)
      port.say({ say: "look", ...shown })
    } catch {
      lost()
    }
  }
  const look = (now: Shown) => {
    shown = { ...now, posts: now.posts.slice(0, MOST), authors: now.authors.slice(0, MOST) }
    try {
      if (port) port.say({ say: "look", ...shown })
      else open()
    } catch {
      lost()
    }
  }
  page.addEventListener("visibilitychange", () => page.visibilityState === "visible" && open(), { signal })
  signal.addEventListener("abort", () => {
    clearTimeout(timer)
    port?.close()
    port = null
  })
  const firstNews = (within: number) => {
    if (!port) look(shown ?? { posts: [], authors: [] })
    if (news) return Promise.resolve(news)
    return new Promise<DeskView | null>((resolve) => {
      const end = (view: DeskView | null) => {
        waiting.delete(end)
        clearTimeout(late)
        resolve(view)
      }
      const late = setTimeout(() => end(null), within)
      waiting.add(end)
    })
  }
  return { look, news: () => news, firstNews }
}
