import { dmLink, intentUrl } from "~core/dm-link"
import { accountId } from "~core/ids"
import { referenceOf, referenceWords } from "~core/reference"
import { replyText } from "~core/wording"
import { chooseAccount } from "./choose-account"
import type { Box } from "./composer"
import type { DeskAccount, DeskView } from "./desk-view"
import { type Filled, fillReply } from "./fill-reply"
import { signedInHandle } from "./glimpse-post"
import { onePress } from "./one-press"
import type { PageFit } from "./page-fit"
import { postWords, readPost, type SeenPost } from "./read-post"
import { SAYINGS } from "./sayings"
import type { Status } from "./status"
import { warnings } from "./warnings"
import type { Draft } from "./watch-posted"
import { knownOf } from "./words"

/** What a person picked in the menu; what is left out is chosen for them. */
export interface Choice {
  account?: DeskAccount
  wording?: string
}

/** All that a press puts under a post; null: without a reference. */
interface Chosen extends Required<Choice> {
  reference: string | null
}

/** A DM link about to be recorded. */
export interface Pressed {
  post: string
  author: string
  account: string
  wording: string
  reference: string | null
}

/** What a press needs of the world. */
export interface PressWorld {
  page: Document
  signal: AbortSignal
  status: Status
  /** The desk as last heard, waiting a little for the first news; null when it does not answer. */
  desk(): Promise<DeskView | null>
  /** Records the conversion; its id, or null when that failed. */
  record(pressed: Pressed): Promise<string | null>
  posted(conversion: string, reply: string): void
  /** Whether this page took the conversion off the record. */
  isForgotten(conversion: string): boolean
  hold(box: Box, draft: Draft): void
  fit: PageFit
  openTab(url: string): boolean
  openDesk(): void
}

/** How long X may take to open its box; below the 5 s for which the browser lets a press open a tab. */
const BOX_WITHIN = 4_000

/** Makes the one press: ten at once are one. */
export const presser = (world: PressWorld): ((article: Element, choice?: Choice) => Promise<void>) =>
  onePress<Element, Choice>((article, choice = {}) => press(article, choice, world))

async function press(article: Element, choice: Choice, world: PressWorld): Promise<void> {
  const { status, page } = world
  status.clear()
  // Read now: the node may have shown another post when the button was put there.
  const post = readPost(article)
  if (!post) return
  const path = page.location.pathname
  const desk = await world.desk()
  if (!desk) return void status.add(SAYINGS.noAnswer)
  const account = choice.account ?? chooseAccount(desk, post)
  if (!account) return void status.add(SAYINGS.noAccount, { label: "Open Aside", press: world.openDesk })
  if (readPost(article)?.id !== post.id || page.location.pathname !== path) return
  // Whatever this press says later is said behind its warnings, never instead of them.
  const warned = warnings(account, post.author, knownOf(desk, post), signedInHandle(page))
  if (warned.length) status.add(warned.join(" "))
  const reference = desk.addReference ? referenceOf(post.id) : null
  await fill(article, post, { account, wording: choice.wording ?? desk.wordings[0] ?? "", reference }, world)
}

async function fill(article: Element, post: SeenPost, choice: Chosen, world: PressWorld): Promise<void> {
  const { page, signal, status } = world
  const { account, wording, reference } = choice
  const link = dmLink(accountId(account.id), reference === null ? undefined : referenceWords(reference))
  const text = replyText(wording, { handle: post.author, name: post.name, account: account.handle }, link)
  const place = { id: post.id, author: post.author, words: postWords(article) }
  // Held as soon as it stands: the person may post it before it is known whether it stays.
  const { promise: recorded, resolve } = Promise.withResolvers<string | null>()
  const draft = { post: place, link, posted: confirm(recorded, post, choice, world) }
  const words = { text, link, standing: (box: Box) => world.hold(box, draft) }
  const filled = await fillReply(article, place, words, { within: BOX_WITHIN, signal, page, fit: world.fit })
  resolve(filled.came === "written" && !signal.aborted ? record(post, choice, world) : null)
  if (signal.aborted) return
  if (filled.came !== "written") return unfilled(filled, () => viaIntent(post, text, choice, world), world)
  // Not awaited: a worker that never answers must not keep the next press waiting.
  void recorded.then((conversion) => {
    if (conversion === null && !signal.aborted) status.add(SAYINGS.notRecorded)
  })
}

/** The reply box does not hold the words: says why, and where that helps goes the other way. */
function unfilled(filled: Filled, goOn: () => void, { status, fit }: PressWorld): void {
  if (filled.came === "locked") status.add(SAYINGS.cantReply)
  if (filled.came === "not last") status.add(SAYINGS.notLast)
  if (filled.came === "torn" || filled.came === "refused" || filled.came === "no box") goOn()
  if (filled.came === "torn") status.add(SAYINGS.leftover)
  if (filled.came === "no box" && filled.missed) fit.missed(filled.missed)
}

function viaIntent(post: SeenPost, text: string, choice: Chosen, world: PressWorld): void {
  const { status } = world
  const url = intentUrl(post.id, text)
  const opened = world.openTab(url)
  const words = opened ? SAYINGS.intentOpened : SAYINGS.intentBlocked
  const again = { label: "Open the reply", press: () => void world.openTab(url) }
  status.add(words, opened ? undefined : again)
  void record(post, choice, world)
}

const record = (post: SeenPost, { account, wording, reference }: Chosen, world: PressWorld) =>
  world.record({ post: post.id, author: post.author, account: account.id, wording, reference })

/** What to do on X's toast; a conversion that was not recorded at the press, or was forgotten since, gets its second chance here. */
function confirm(first: Promise<string | null>, post: SeenPost, choice: Chosen, world: PressWorld) {
  return async (reply: string) => {
    const before = await first
    const conversion = before && !world.isForgotten(before) ? before : await record(post, choice, world)
    if (conversion) world.posted(conversion, reply)
  }
}
