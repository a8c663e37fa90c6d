import type { PagePart } from "~core/page-part"
import { dress, hearButtons, makeButton, showState } from "./button"
import { gather } from "./gather"
import { watchPrivateData } from "./guard"
import { intentDraft, intentPost } from "./intent-page"
import { watchKeys } from "./keys"
import { type DeskPort, type Line, openLine, type Shown } from "./line"
import { wearLook } from "./look"
import { menuOpener } from "./menu"
import { menuOf } from "./menu-groups"
import { drifted, measureFit, type PageFit } from "./page-fit"
import { type PostsOnPage, watchPosts } from "./posts-on-page"
import { type Choice, type Pressed, presser } from "./press"
import { type GlimpsedPost, postWords, readPost, signedInHandle } from "./read-post"
import { makeStatus, type Status } from "./status"
import { watchPosted } from "./watch-posted"
import { BUTTON_NAME, knownOf } from "./words"

/** All that the page needs from outside: the four things a content script may say, and a way to hear. */
export interface PageWorld {
  connect(): DeskPort
  record(pressed: Pressed): Promise<string | null>
  posted(conversion: string, reply: string): void
  forget(conversion: string): void
  openDesk(): void
  stillOurs(): boolean
}

/** What everything on this page works with. */
interface Room {
  page: Document
  signal: AbortSignal
  status: Status
  line: Line
  fit: PageFit
  posts(): PostsOnPage | undefined
}

/** How long the posts on the page must rest before the worker hears of them, in milliseconds. */
const REST = 250
/** How long at most, while somebody scrolls on and on: each telling costs the page about as much as ten posts' buttons. */
const LATEST = 2_000
/** How long a press waits for the worker's first news, in milliseconds. */
const NEWS_WITHIN = 3_000

/** Puts the button under every post of this page; everything ends with the returned controller. */
export function startPage(world: PageWorld, page: Document = document): AbortController {
  const over = new AbortController()
  const { signal } = over
  let posts: PostsOnPage | undefined
  const status = makeStatus(page, signal)
  const line = openLine({ page, signal, ...world, heard: () => heard(), gone: () => over.abort() })
  const lookSoon = gather(() => line.look(shownIn(room)), REST, LATEST, signal)
  const isOurs = ownPosts(page, line)
  // Nothing of ours stands on a page without posts.
  let worn = false
  const wear = () => {
    if (worn) return
    worn = true
    // A frame later X has drawn its own buttons in the new theme.
    wearLook(page, signal, () => page.defaultView?.requestAnimationFrame(dressAll))
    status.stand()
  }
  const say = (part: PagePart) => {
    // Where the opened post could not be given its button, it stands in the sentence.
    const post = buttonsIn(room).length ? null : readPost(page.body)
    const action = { label: BUTTON_NAME, press: () => acts.pressOpened() }
    wear()
    status.add(drifted(part), post && !isOurs(post) ? action : undefined)
  }
  const fit = measureFit({ page, signal, say, changed: lookSoon })
  const room: Room = { page, signal, status, line, fit, posts: () => posts }
  const show = (button: HTMLButtonElement, post: GlimpsedPost) =>
    showState(button, knownOf(line.news(), post), Date.now())
  const dressAll = () => {
    for (const [button] of buttonsIn(room)) dress(button)
  }
  const acts = actsIn(room, world)
  const heard = () => {
    posts?.again()
    for (const [button, post] of buttonsIn(room)) show(button, post)
  }
  // Only those that are new: a scroll past a thousand posts shows each once.
  const changed = (fresh: [HTMLButtonElement, GlimpsedPost][]) => {
    wear()
    for (const [button, post] of fresh) {
      dress(button)
      show(button, post)
    }
    lookSoon()
  }
  const lookAt = (button: HTMLButtonElement) => {
    const post = buttonsIn(room).find(([one]) => one === button)?.[1]
    if (!post) return
    dress(button)
    show(button, post)
  }
  hearButtons(page, { ...acts, look: lookAt }, signal)
  const make = () => makeButton(page)
  posts = watchPosts({ page, signal, make, isOurs, changed, drawn: fit.drawn })
  if (intentPost(page)) lookSoon()
  return over
}

/** The press and the menu, by button and by key, and what watches the reply that comes of them. */
function actsIn(room: Room, world: PageWorld) {
  const { page, signal, line } = room
  const forgotten = new Set<string>()
  const watcher = watchPosted({ page, signal, elsewhere: (link) => intentDraft(page, line, link, world.posted) })
  const pressPost = presser({
    ...world,
    ...room,
    desk: () => line.firstNews(NEWS_WITHIN),
    isForgotten: (conversion) => forgotten.has(conversion),
    hold: (box, draft) => watcher.hold(box, draft),
    openTab: (url) => page.defaultView?.open(url, "_blank") !== null,
  })
  const press = (button: HTMLButtonElement, choice?: Choice) => {
    const article = room.posts()?.article(button)
    if (article) void pressPost(article, choice)
  }
  const forget = (conversion: string) => {
    forgotten.add(conversion)
    world.forget(conversion)
  }
  const menu = menuOpener(signal, async (button) => {
    const desk = await line.firstNews(NEWS_WITHIN)
    const article = room.posts()?.article(button)
    const post = article && readPost(article)
    const picks = { forget, openDesk: world.openDesk, press: (choice: Choice) => press(button, choice) }
    return post ? menuOf(post, desk, picks, Date.now()) : undefined
  })
  const buttonAt = (fits: (post: GlimpsedPost, article: Element | null) => boolean) =>
    buttonsIn(room).find(([button, post]) => fits(post, room.posts()?.article(button) ?? null))?.[0]
  watchKeys({ page, signal, press, menu, buttonOf: (article) => buttonAt((_, one) => one === article) })
  const wordsAt = (button: HTMLButtonElement) => {
    const article = room.posts()?.article(button)
    return article ? postWords(article) : ""
  }
  watchPrivateData({
    ...room,
    desk: line.news,
    places: () => buttonsIn(room).map(([button, { id, author }]) => ({ id, author, words: wordsAt(button) })),
    addLink: ({ id }) => {
      const button = buttonAt((post) => post.id === id)
      if (button) press(button, { wording: "" })
    },
  })
  return { press, menu, pressOpened: () => void pressPost(page.body) }
}

const buttonsIn = (room: Room) => room.posts()?.buttons() ?? []

/** Whether a post is the signed-in person's or a connected account's. */
function ownPosts(page: Document, line: Line): (post: GlimpsedPost) => boolean {
  return ({ author }) =>
    author === signedInHandle(page) ||
    Boolean(line.news()?.accounts.some(({ handle }) => handle.toLowerCase() === author))
}

function shownIn(room: Room): Shown {
  const seen = buttonsIn(room).map(([, post]) => post)
  const intent = intentPost(room.page)
  return {
    posts: [...new Set([...seen.map(({ id }) => id as string), ...(intent ? [intent] : [])])],
    authors: [...new Set(seen.map(({ author }) => author))],
    ...room.fit.sum(),
  }
}
