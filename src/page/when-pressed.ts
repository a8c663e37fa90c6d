import type { PagePart } from "~core/page-part"
import type { GlimpsedPost } from "./glimpse-post"
import { watchPrivateData } from "./guard"
import { intentDraft } from "./intent-page"
import { wearLaterLook } from "./later-look"
import { menuOpener } from "./menu"
import { menuOf } from "./menu-groups"
import { type Choice, presser } from "./press"
import { postWords, readPost } from "./read-post"
import { NEWS_WITHIN, type Room } from "./room"
import { drifted } from "./sayings"
import { makeStatus } from "./status"
import { watchPosted } from "./watch-posted"
import { BUTTON_NAME } from "./words"

/** The half of the page's script that comes when somebody's hand does. */
export interface Later {
  /** The press on a button; `post`: what stood under it then. */
  press(button: HTMLButtonElement, post: GlimpsedPost): void
  /** Opens the menu at a button; closed by key, the focus goes to `back`. */
  menu(button: HTMLButtonElement, back?: HTMLElement): void
  /** Says that a part of X's page can't be found. */
  say(part: PagePart): void
}

/** Begins the press, the menu, and what watches the reply that comes of them. `replied`: see the guard. */
export function startLater(room: Room, replied: Element | null): Later {
  const { page, signal, line, world } = room
  const status = makeStatus(room.region, signal)
  wearLaterLook(page, signal)
  const forgotten = new Set<string>()
  const watcher = watchPosted({ page, signal, elsewhere: (link) => intentDraft(page, line, link, world.posted) })
  const desk = () => line.firstNews(NEWS_WITHIN)
  const pressPost = presser({
    ...world,
    ...room,
    status,
    desk,
    isForgotten: (conversion) => forgotten.has(conversion),
    hold: (box, draft) => watcher.hold(box, draft),
    openTab: (url) => page.defaultView?.open(url, "_blank") !== null,
  })
  const pressAt = (button: HTMLButtonElement, choice?: Choice) => {
    const article = room.article(button)
    if (article) void pressPost(article, choice)
  }
  const forget = (conversion: string) => {
    forgotten.add(conversion)
    world.forget(conversion)
  }
  const menu = menuOpener(signal, async (button) => {
    const news = await desk()
    const article = room.article(button)
    const post = article && readPost(article)
    const picks = { forget, openDesk: world.openDesk, press: (choice: Choice) => pressAt(button, choice) }
    return post ? menuOf(post, news, picks, Date.now()) : undefined
  })
  guardReplies(room, { status, replied, pressAt })
  return {
    press: (button, { id }) => {
      const article = room.article(button)
      // X may have used the node for another post while this half was on its way.
      if (article && readPost(article)?.id === id) void pressPost(article)
    },
    menu: (button, back) => void menu(button, back),
    say: (part) => {
      // Where the opened post could not be given its button, it stands in the sentence.
      const post = room.buttons().length ? null : readPost(page.body)
      const action = { label: BUTTON_NAME, press: () => void pressPost(page.body) }
      room.wear()
      status.add(drifted(part), post && !room.isOurs(post) ? action : undefined)
    },
  }
}

interface Guarding {
  status: ReturnType<typeof makeStatus>
  replied: Element | null
  pressAt(button: HTMLButtonElement, choice: Choice): void
}

function guardReplies(room: Room, { status, replied, pressAt }: Guarding): void {
  const wordsAt = (button: HTMLButtonElement) => {
    const article = room.article(button)
    return article ? postWords(article) : ""
  }
  watchPrivateData({
    ...room,
    status,
    replied,
    desk: room.line.news,
    places: () => room.buttons().map(([button, { id, author }]) => ({ id, author, words: wordsAt(button) })),
    addLink: ({ id }) => {
      const button = room.buttons().find(([, post]) => post.id === id)?.[0]
      if (button) pressAt(button, { wording: "" })
    },
  })
}
