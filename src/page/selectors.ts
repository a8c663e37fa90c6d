/** One shape of a thing on X's page: how it is found, when it was last seen so, and what shows it. */
export interface Shape {
  css: string
  /** Year and month. */
  seen: string
  /** A stored page by name, or where the shape was written down. */
  evidence: string
}

const stored = (css: string): Shape => ({ css, seen: "2025-05", evidence: "home-5-posts-2025-05-04" })
const noted = (css: string, seen = "2026-11"): Shape => ({ css, seen, evidence: "x-platform, the page" })
const older = (css: string, seen: string): Shape => ({ css, seen, evidence: "public extensions of that time" })

/** Everything we look for on X's page: newest shape first, the one before it behind it. Never by a label: they are localised. */
export const SELECTORS = {
  /** Without X's name for it: an article whose own time leads to a post. A quoted post is never one of its own. */
  post: [stored('article[data-testid="tweet"]'), stored('article:not(article *):has(a[href*="/status/"] time)')],
  author: [stored('[data-testid="User-Name"]'), older('[data-testid="User-Names"]', "2022-11")],
  text: [stored('[data-testid="tweetText"]')],
  /** The time of a post leads to it; the time of a quoted post has no link. */
  time: [stored('a[href*="/status/"] time')],
  quoted: [stored('div[role="link"]')],
  row: [stored('[role="group"]')],
  reply: [stored('button[data-testid="reply"]'), older('div[role="button"][data-testid="reply"]', "2024-06")],
  /** What else stands in an action row: tells the row when X's reply button is not to be found. Never pressed. */
  action: [
    stored('button:is([data-testid$="like"],[data-testid$="retweet"],[data-testid="bookmark"])'),
    older('div[role="button"]:is([data-testid$="like"],[data-testid$="retweet"])', "2024-06"),
  ],
  /** Wraps a promoted post as a whole; *inside* a post it wraps players and follow buttons and says nothing. */
  tracked: [stored('[data-testid="placementTracking"]')],
  /** By its tag first: looked for in every post, and hardly ever there. */
  adMark: [older('path[d^="M19.498 3h-15c-1.381"]', "2024-05"), older('[data-testid$="impression-pixel"]', "2023-10")],
  me: [noted('a[data-testid="AppTabBar_Profile_Link"]')],
  editor: [
    noted('[data-testid="tweetTextarea_0"][contenteditable="true"]'),
    older('[data-testid="tweetTextarea_0"] [contenteditable="true"]', "2024-01"),
    older('textarea[data-testid="tweetTextarea_0"]', "2022-06"),
  ],
  /** Whatever can be written in: beside X's post button it is the editor that nobody has seen yet. */
  writable: [noted('[contenteditable="true"],textarea')],
  dialog: [noted('[role="dialog"]')],
  /** X is still loading what belongs here. */
  busy: [noted('[role="progressbar"]')],
  postButton: [noted('[data-testid="tweetButton"]')],
  postButtonInline: [noted('[data-testid="tweetButtonInline"]')],
  /** Where X says that a post went out; behind its name, what tells a screen reader of it above the page. */
  toast: [noted('[data-testid="toast"]'), noted('[role="alert"]'), noted('#layers [role="status"]')],
} as const satisfies Record<string, readonly Shape[]>

export type SelectorName = keyof typeof SELECTORS

/** The first match in the newest shape that has one. */
export function find(root: ParentNode, name: SelectorName): HTMLElement | null {
  for (const { css } of SELECTORS[name]) {
    const found = root.querySelector<HTMLElement>(css)
    if (found) return found
  }
  return null
}

/** Every match in the newest shape that has one. */
export function findAll(root: ParentNode, name: SelectorName): HTMLElement[] {
  for (const { css } of SELECTORS[name]) {
    const found = root.querySelectorAll<HTMLElement>(css)
    if (found.length) return [...found]
  }
  return []
}

/** The nearest ancestor (or the element itself) in any shape. */
export const closest = (element: Element, name: SelectorName): HTMLElement | null =>
  element.closest<HTMLElement>(inAnyShape(name))

// Joined once: asked for some ten times a post.
const ANY = new Map(Object.entries(SELECTORS).map(([name, shapes]) => [name, shapes.map(({ css }) => css).join(",")]))

/** One selector for all shapes of a thing. */
export const inAnyShape = (name: SelectorName): string => ANY.get(name) ?? ""

/** Whether the element itself is such a thing, in any shape. */
export const is = (element: Element, name: SelectorName): boolean => element.matches(inAnyShape(name))
