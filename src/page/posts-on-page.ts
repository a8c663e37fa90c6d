import { setSize } from "./button"
import { actionRow, type GlimpsedPost, glimpsePost, isUnchanged } from "./glimpse-post"
import { postInPath } from "./post-address"
import { closest, find, is } from "./selectors"

/** The posts that stand on the page now, each with its button. */
export interface PostsOnPage {
  /** The buttons with the post each one stands under. */
  buttons(): [HTMLButtonElement, GlimpsedPost][]
  /** What a button's post is read from: its article, or X's photo overlay. */
  article(button: HTMLButtonElement): Element | null
  /** Asks of every post again whether it is ours: who is signed in, or whose posts are ours, changed. */
  again(): void
}

/** What watching the posts needs. */
export interface PostsWatch {
  page: Document
  signal: AbortSignal
  make(): HTMLButtonElement
  /** Whether a post is the brand's own. */
  isOurs(post: GlimpsedPost): boolean
  /** Buttons came or stand under another post (these), or went. */
  changed(fresh: [HTMLButtonElement, GlimpsedPost][]): void
  /** X drew articles, whatever stands in them. */
  drawn(): void
}

interface Seen {
  post: GlimpsedPost
  button: HTMLButtonElement | null
}

/** Keeps one button under every post. One observer that looks at what was added, and at links that now lead elsewhere. */
export function watchPosts({ page, signal, make, isOurs, changed, drawn }: PostsWatch): PostsOnPage {
  const seen = new Map<Element, Seen>()
  const made = new WeakMap<Element, HTMLButtonElement>()

  const isSettled = (holder: Element, { post, button }: Seen) =>
    button ? holder.contains(button) : post.promoted || isOurs(post)
  let fresh: [HTMLButtonElement, GlimpsedPost][] = []
  /** Says whether a button came, went or stands under another post. */
  const mount = (holder: Element): boolean => {
    const had = seen.get(holder)
    const before = made.get(holder)
    // Most changes inside a post (a count, a picture) leave all as it is.
    if (had && isUnchanged(holder, had.post) && isSettled(holder, had)) return false
    const post = glimpsePost(holder)
    const row = post && !post.promoted && !isOurs(post) ? actionRow(holder) : null
    if (!post || !row) {
      if (post) seen.set(holder, { post, button: null })
      else seen.delete(holder)
      before?.remove()
      return Boolean(had?.button)
    }
    const button = before ?? make()
    if (button.parentElement !== row) row.append(button)
    setSize(button, post.focal)
    made.set(holder, button)
    seen.set(holder, { post, button })
    fresh.push([button, post])
    return true
  }
  const tell = () => {
    const now = fresh
    fresh = []
    changed(now)
  }
  const mountAll = (holders: Iterable<Element>) => {
    let some = false
    for (const holder of holders) some = mount(holder) || some
    return some
  }
  const observer = new MutationObserver((records) => {
    const { holders, articles } = touched(records, page)
    const some = mountAll(holders)
    // What was added meanwhile are our own buttons.
    observer.takeRecords()
    const gone = records.some(({ removedNodes }) => removedNodes.length > 0) && prune(seen)
    if (some || gone) tell()
    if (articles) drawn()
  })
  // `href`: a recycled article shows another post without one node being added.
  observer.observe(page.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["href"] })
  signal.addEventListener("abort", () => {
    observer.disconnect()
    for (const { button } of seen.values()) button?.remove()
    seen.clear()
  })
  const { holders, articles } = inside(page.body, isPhoto(page))
  if (mountAll(holders)) tell()
  if (articles) drawn()

  return {
    buttons: () => [...seen].flatMap(([, { post, button }]) => (button ? [[button, post]] : [])),
    article: (button) => [...seen].find(([, one]) => one.button === button)?.[0] ?? null,
    again: () => {
      let some = false
      for (const [holder, { post, button }] of [...seen]) {
        if (isOurs(post) === !button) continue
        seen.delete(holder)
        some = mount(holder) || button !== null || some
      }
      if (some) tell()
    },
  }
}

/** Forgets what X has taken away; says whether a button went. */
function prune(seen: Map<Element, Seen>): boolean {
  let gone = false
  for (const [holder, { button }] of seen)
    if (!holder.isConnected || (button && !button.isConnected)) {
      seen.delete(holder)
      gone ||= button !== null
    }
  return gone
}

interface Touched {
  /** Articles that are posts, and the photo overlay. */
  holders: Set<Element>
  /** Whether any article is among what was touched, post or not. */
  articles: boolean
}

/** The posts that a change of the page concerns. Costs what was added, whatever the page holds. */
function touched(records: MutationRecord[], page: Document): Touched {
  const all: Touched = { holders: new Set(), articles: false }
  // Asked once for all: the browser writes the address anew each time.
  const photo = isPhoto(page)
  const around = (element: Element) => {
    // By its tag first: most of what X adds stands in no article.
    const holder =
      (element.closest("article") && closest(element, "post")) ?? (photo ? closest(element, "dialog") : null)
    if (holder) all.holders.add(holder)
    if (holder) all.articles = true
    return holder
  }
  for (const { type, target, addedNodes } of records) {
    if (type === "attributes") around(target as Element)
    for (const node of addedNodes) {
      if (!(node instanceof Element) || !node.isConnected) continue
      const holder = around(node)
      if ((holder && is(holder, "post")) || !node.firstElementChild) continue
      const more = inside(node, photo)
      for (const holder of more.holders) all.holders.add(holder)
      all.articles ||= more.articles
    }
  }
  return all
}

function inside(root: Element, photo: boolean): Touched {
  const articles = root.querySelectorAll("article")
  const holders = new Set<Element>([...articles].filter((one) => is(one, "post")))
  const dialog = photo && find(root, "dialog")
  if (dialog) holders.add(dialog)
  return { holders, articles: articles.length > 0 }
}

/** X shows a photo over everything, with an action row that stands in no article. */
const isPhoto = ({ location: { pathname } }: Document) =>
  /\/(?:photo|video)\/\d/.test(pathname) && postInPath(pathname) !== null
