import type { Subscription } from "dexie"
import * as v from "valibot"
import { type Refused, type Sender, sentenceOf, whoSpeaks } from "~messaging/answer"
import { PAGE_PORT, type PageNews, PageSentence } from "~messaging/contract"
import { noteParts } from "~store/page-parts"
import { live } from "~store/reads/live"
import { readPageNews } from "~store/reads/page-news"
import type { World } from "./world"

/** Pages of X that look now. */
let looking = 0

/** How many pages of X look at posts now. */
export const pagesLooking = (): number => looking

/** Tells every page that looks at posts how their conversions stand, and again whenever that changes. */
export function tellPages(
  { db, clock, report }: Pick<World, "db" | "clock" | "report">,
  turnedAway: (refused: Refused) => void,
  /** A page has begun to look. */
  looks: () => void,
): void {
  const us = { id: chrome.runtime.id, origin: `chrome-extension://${chrome.runtime.id}` }
  chrome.runtime.onConnect.addListener((port) => {
    const who = whoSpeaks((port.sender ?? {}) as Sender, us)
    if (port.name !== PAGE_PORT || who !== "content script") {
      turnedAway({ who, what: "look", why: "not-allowed" })
      return port.disconnect()
    }
    let subscription: Subscription | undefined
    looking++
    looks()
    port.onMessage.addListener((message: unknown) => {
      const said = v.safeParse(PageSentence, message)
      if (!said.success || said.output.say !== "look")
        return turnedAway({ who, what: sentenceOf(message), why: said.success ? "not-allowed" : "malformed" })
      const { posts, authors, ...parts } = said.output
      noteParts(parts, clock.now(), db).catch(report)
      subscription?.unsubscribe()
      subscription = live((): Promise<PageNews> => readPageNews(posts, authors, db)).subscribe({
        next: (news) => port.postMessage(news),
        error: report,
      })
    })
    port.onDisconnect.addListener(() => {
      looking--
      subscription?.unsubscribe()
    })
  })
}
