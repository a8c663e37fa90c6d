import { laterBringer } from "./bring-later"
import { dress, hearButtons, makeButton, showState } from "./button"
import { gather } from "./gather"
import { type GlimpsedPost, glimpsePost, signedInHandle } from "./glimpse-post"
import { intentPost } from "./intent-post"
import { watchKeys } from "./keys"
import { type Line, openLine, type Shown } from "./line"
import { wearLook } from "./look"
import { measureFit } from "./page-fit"
import { type PostsOnPage, watchPosts } from "./posts-on-page"
import { pressAlone, sayAlone } from "./press-alone"
import { makeRegion, stand } from "./region"
import type { PageWorld, Room } from "./room"
import { knownOf } from "./words"

/** How long the posts on the page must rest before the worker hears of them, in milliseconds. */
const REST = 250
/** How long at most, while somebody scrolls on and on: each telling costs the page about as much as ten posts' buttons. */
const LATEST = 2_000

/** Puts the button under every post of this page; everything ends with the returned controller. */
export function startPage(world: PageWorld, page: Document = document): AbortController {
  const over = new AbortController()
  const { signal } = over
  let posts: PostsOnPage | undefined
  const line = openLine({ page, signal, ...world, heard: () => heard(), gone: () => over.abort() })
  const lookSoon = gather(() => line.look(shownIn(room)), REST, LATEST, signal)
  const isOurs = ownPosts(page, line)
  const region = makeRegion(page, signal)
  // Nothing of ours stands on a page without posts.
  let worn = false
  const wear = () => {
    if (worn) return
    worn = true
    // A frame later X has drawn its own buttons in the new theme.
    wearLook(page, signal, () => page.defaultView?.requestAnimationFrame(dressAll))
    stand(region)
  }
  const fit = measureFit({ page, signal, say: (part) => void bring().then((it) => it?.say(part)), changed: lookSoon })
  const buttons = () => posts?.buttons() ?? []
  const article = (button: HTMLButtonElement) => posts?.article(button) ?? null
  const room: Room = { page, signal, world, line, fit, region, wear, buttons, article, isOurs }
  const bring = laterBringer(room)
  const show = (button: HTMLButtonElement, post: GlimpsedPost) =>
    showState(button, knownOf(line.news(), post), Date.now())
  const dressAll = () => {
    for (const [button] of buttons()) dress(button)
  }
  const heard = () => {
    posts?.again()
    for (const [button, post] of buttons()) show(button, post)
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
  const look = (button: HTMLButtonElement) => {
    void bring()
    const post = buttons().find(([one]) => one === button)?.[1]
    if (!post) return
    dress(button)
    show(button, post)
  }
  const press = (button: HTMLButtonElement) => {
    const holder = article(button)
    // Read now: the node may have shown another post when the button was put there.
    const post = holder && glimpsePost(holder)
    if (post) void bring().then((it) => (it ? it.press(button, post) : pressAlone(room, post)))
  }
  const menu = (button: HTMLButtonElement, back?: HTMLElement) =>
    void bring().then((it) => (it ? it.menu(button, back) : sayAlone(room)))
  hearButtons(page, { press, menu, look }, signal)
  const buttonOf = (holder: Element) => buttons().find(([button]) => article(button) === holder)?.[0]
  watchKeys({ page, signal, press, menu, buttonOf })
  posts = watchPosts({ page, signal, make: () => makeButton(page), isOurs, changed, drawn: fit.drawn })
  if (intentPost(page)) {
    lookSoon()
    void bring()
  }
  return over
}

/** Whether a post is the signed-in person's or a connected account's. */
function ownPosts(page: Document, line: Line): (post: GlimpsedPost) => boolean {
  return ({ author }) =>
    author === signedInHandle(page) ||
    Boolean(line.news()?.accounts.some(({ handle }) => handle.toLowerCase() === author))
}

function shownIn({ page, buttons, fit }: Room): Shown {
  const seen = buttons().map(([, post]) => post)
  const intent = intentPost(page)
  return {
    posts: [...new Set([...seen.map(({ id }) => id as string), ...(intent ? [intent] : [])])],
    authors: [...new Set(seen.map(({ author }) => author))],
    ...fit.sum(),
  }
}
