import type { GlimpsedPost } from "./glimpse-post"
import type { DeskPort, Line } from "./line"
import type { PageFit } from "./page-fit"
import type { Pressed } from "./press"

/** All that the page needs from outside: the four things a content script may say, and a way to hear. */
export interface PageWorld {
  connect(): DeskPort
  record(pressed: Pressed): Promise<string | null>
  posted(conversion: string, reply: string): void
  forget(conversion: string): void
  openDesk(): void
  stillOurs(): boolean
  /** Loads what only a press, the menu or a reply box needs; rejects when it can't be had. */
  load(): Promise<typeof import("./when-pressed")>
}

/** What everything on this page works with, in both halves of its script. */
export interface Room {
  page: Document
  signal: AbortSignal
  world: PageWorld
  line: Line
  fit: PageFit
  /** The region `Aside` where the page says things. */
  region: HTMLElement
  /** Lets the region and the button's styles stand, once. */
  wear(): void
  buttons(): [HTMLButtonElement, GlimpsedPost][]
  /** What a button's post is read from: its article, or X's photo overlay. */
  article(button: HTMLButtonElement): Element | null
  isOurs(post: GlimpsedPost): boolean
}

/** How long a press waits for the worker's first news, in milliseconds. */
export const NEWS_WITHIN = 3_000
