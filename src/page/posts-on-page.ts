import { actionRow, readPost, type SeenPost } from "./read-post"
import { closest, findAll, is } from "./selectors"

/** The posts that stand on the page now, each with its button. */
export interface PostsOnPage {
  /** The buttons with the post each one stands under. */
  buttons(): [HTMLButtonElement, SeenPost][]
  article(button: HTMLButtonElement): Element | null
  /** Looks at every post again: who is signed in, or whose posts are ours, changed. */
  again(): void
}

/** What watching the posts needs. */
export interface PostsWatch {
  page: Document
  signal: AbortSignal
  make(): HTMLButtonElement
  /** Whether a post is the brand's own. */
  isOurs(post: SeenPost): boolean
  /** A button came, went, or stands under another post. */
  changed(): void
}

/** Keeps one button under every post. One observer that looks at what was added, and at links that now lead elsewhere. */
export function watchPosts(watch: PostsWatch): PostsOnPage {
  const { page, signal, make, isOurs, changed } = watch
  const shown = new Map<HTMLButtonElement, { article: Element; post: SeenPost }>()
  const known = new WeakMap<Element, HTMLButtonElement>()

  const mount = (article: Element) => {
    const post = readPost(article)
    const row = post && !post.promoted && !isOurs(post) ? actionRow(article) : null
    const before = known.get(article)
    if (!post || !row) {
      before?.remove()
      return before ? shown.delete(before) : false
    }
    const button = before ?? make()
    if (button.parentElement !== row) row.append(button)
    button.dataset.size = post.focal ? "big" : "usual"
    known.set(article, button)
    const same = shown.get(button)?.post.id === post.id
    shown.set(button, { article, post })
    return !same
  }
  const prune = () => {
    let gone = false
    for (const button of shown.keys()) if (!button.isConnected) gone = shown.delete(button) || gone
    return gone
  }
  const mountAll = (articles: Iterable<Element>) => {
    let some = false
    for (const article of articles) some = mount(article) || some
    return some
  }
  const observer = new MutationObserver((records) => {
    const some = mountAll(touched(records))
    const gone = records.some(({ removedNodes }) => removedNodes.length > 0) && prune()
    if (some || gone) changed()
  })
  // `href`: a recycled article shows another post without one node being added.
  observer.observe(page.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["href"] })
  signal.addEventListener("abort", () => {
    observer.disconnect()
    for (const button of shown.keys()) button.remove()
    shown.clear()
  })
  if (mountAll(findAll(page, "post"))) changed()

  return {
    buttons: () => [...shown].map(([button, { post }]) => [button, post]),
    article: (button) => shown.get(button)?.article ?? null,
    again: () => {
      if (mountAll(findAll(page, "post"))) changed()
    },
  }
}

/** The posts that a change of the page concerns. */
function touched(records: MutationRecord[]): Set<Element> {
  const found = new Set<Element>()
  const around = (element: Element) => {
    const article = closest(element, "post")
    if (article) found.add(article)
    return article
  }
  for (const { type, target, addedNodes } of records) {
    if (type === "attributes") around(target as Element)
    for (const node of addedNodes) {
      if (!(node instanceof Element) || !node.isConnected || is(node, "post") || !node.firstElementChild) {
        if (node instanceof Element && node.isConnected) around(node)
        continue
      }
      if (!around(node)) for (const article of findAll(node, "post")) found.add(article)
    }
  }
  return found
}
