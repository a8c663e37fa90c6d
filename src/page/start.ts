import { linkAtEnd } from "~core/dm-link"
import { postId } from "~core/ids"
import { makeButton, showState } from "./button"
import { type DeskPort, type Line, openLine } from "./line"
import { wearLook } from "./look"
import { openMenu } from "./menu"
import { menuGroups } from "./menu-groups"
import { type PostsOnPage, watchPosts } from "./posts-on-page"
import { type Choice, type Pressed, presser } from "./press"
import { type SeenPost, signedInHandle } from "./read-post"
import { makeStatus, type Status } from "./status"
import { type Draft, watchPosted } from "./watch-posted"

/** All that the page needs from outside: the four things a content script may say, and a way to hear. */
export interface PageWorld {
  connect(): DeskPort
  record(pressed: Pressed): Promise<string | null>
  posted(conversion: string, reply: string): void
  openDesk(): void
  stillOurs(): boolean
}

/** How long changes of what is on the page are gathered before the worker hears of them, in milliseconds. */
const GATHER = 250
/** How long a press waits for the worker's first news, in milliseconds. */
const NEWS_WITHIN = 3_000

/** Puts the button under every post of this page; everything ends with the returned controller. */
export function startPage(world: PageWorld, page: Document = document): AbortController {
  const over = new AbortController()
  const { signal } = over
  const parts: { posts?: PostsOnPage; status?: Status } = {}
  // Nothing of ours stands on a page without posts.
  const speak = () => {
    parts.status ??= makeStatus(page, signal)
    return parts.status
  }
  const status: Status = {
    say: (...said) => speak().say(...said),
    add: (text) => speak().add(text),
    clear: () => parts.status?.clear(),
  }
  const line = openLine({ page, signal, ...world, heard: () => refresh(true), gone: () => over.abort() })
  const isOurs = ownPosts(page, line)
  const lookSoon = gather(() => line.look(postsSeen(page, parts.posts)), signal)

  const refresh = (all: boolean) => {
    if (all) parts.posts?.again()
    const seen = line.news()?.posts
    for (const [button, post] of parts.posts?.buttons() ?? []) showState(button, seen?.[post.id], Date.now())
  }
  const watcher = watchPosted({ page, signal, elsewhere: (link) => intentDraft(page, line, link, world) })
  const press = presser({
    ...world,
    page,
    signal,
    status,
    desk: () => line.firstNews(NEWS_WITHIN),
    hold: (box, draft) => watcher.hold(box, draft),
    openTab: (url) => page.defaultView?.open(url, "_blank") !== null,
  })
  const pressAt = (button: HTMLButtonElement, choice?: Choice) => {
    const article = parts.posts?.article(button)
    if (article) void press(article, choice)
  }
  const menuAt = async (button: HTMLButtonElement) => {
    const desk = await line.firstNews(NEWS_WITHIN)
    const post = parts.posts?.buttons().find(([one]) => one === button)?.[1]
    if (!post || signal.aborted) return
    openMenu(
      button,
      menuGroups(post, desk, (choice) => pressAt(button, choice), world.openDesk),
      signal,
    )
  }
  const acts = { press: pressAt, menu: (button: HTMLButtonElement) => void menuAt(button), look: () => refresh(false) }
  let dressed = false
  const changed = () => {
    if (!dressed) {
      dressed = true
      wearLook(page, signal)
      speak()
    }
    refresh(false)
    lookSoon()
  }
  parts.posts = watchPosts({ page, signal, make: () => makeButton(page, acts), isOurs, changed })
  if (parts.posts.buttons().length) refresh(false)
  if (intentPost(page)) lookSoon()
  return over
}

/** Whether a post is the signed-in person's or a connected account's. */
function ownPosts(page: Document, line: Line): (post: SeenPost) => boolean {
  return ({ author }) =>
    author === signedInHandle(page) ||
    Boolean(line.news()?.accounts.some(({ handle }) => handle.toLowerCase() === author))
}

/** The post that X's intent page answers. */
const intentPost = ({ location }: Document): string | null => {
  const id = /^\/intent\//.test(location.pathname) ? new URLSearchParams(location.search).get("in_reply_to") : null
  return id && /^\d{1,25}$/.test(id) ? id : null
}

function postsSeen(page: Document, posts: PostsOnPage | undefined): string[] {
  const ids = new Set((posts?.buttons() ?? []).map(([, post]) => post.id as string))
  const intent = intentPost(page)
  if (intent) ids.add(intent)
  return [...ids]
}

/** On the intent page the words came with the address: the conversion was recorded by the tab that opened it. */
function intentDraft(page: Document, line: Line, link: string, world: PageWorld): Draft | null {
  const id = intentPost(page)
  const words = new URLSearchParams(page.location.search).get("text") ?? ""
  if (!id || linkAtEnd(words) !== link) return null
  const conversion = line.news()?.posts[id]?.conversion
  return conversion
    ? { post: { id: postId(id), author: "", words: "" }, link, posted: (reply) => world.posted(conversion, reply) }
    : null
}

/** Calls once for all calls within a short while. */
function gather(act: () => void, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  signal.addEventListener("abort", () => clearTimeout(timer))
  return () => {
    if (signal.aborted) return
    timer ??= setTimeout(() => {
      timer = undefined
      act()
    }, GATHER)
  }
}
