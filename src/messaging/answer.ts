import * as v from "valibot"
import { browser } from "~platform/browser"
import { DeskCommand, PageSentence, type Result } from "./contract"

/** Who said something to the worker. */
export type Speaker = "our page" | "content script" | "stranger"

/** The parts of Chrome's sender that tell who speaks. */
export interface Sender {
  id?: string
  url?: string
  origin?: string
  tab?: { id?: number; windowId?: number }
}

const PAGES = new Set(["https://x.com", "https://twitter.com"])

/** Only a document of our own origin may command the desk; a content script has our id too, but the page's URL. */
export function whoSpeaks(sender: Sender, us: { id: string; origin: string }): Speaker {
  if (sender.id !== us.id || !sender.url) return "stranger"
  const origin = originOf(sender.url)
  if (origin === us.origin) return "our page"
  return sender.tab && origin !== null && PAGES.has(origin) ? "content script" : "stranger"
}

const originOf = (url: string): string | null => {
  const parsed = URL.parse(url)
  return parsed && `${parsed.protocol}//${parsed.host}`
}

/** What answers each kind of speaker. `openDesk` is answered before anything is awaited. */
export interface Answers {
  command: (command: DeskCommand) => Promise<Result<unknown>>
  sentence: (sentence: Exclude<PageSentence, { say: "look" }>, sender: Sender) => Promise<Result<unknown>>
}

/** Hears what is said to the worker, refuses what the speaker may not say or what doesn't fit the contract. */
export function answer(answers: Answers): void {
  const us = { id: browser.runtime.id, origin: `chrome-extension://${browser.runtime.id}` }
  chrome.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    judge(message, whoSpeaks(sender as Sender, us), sender as Sender, answers).then(reply, () =>
      reply({ ok: false, refusal: "busy" }),
    )
    return true
  })
}

/** Everything `answer` does with one message, without Chrome. Synchronous up to the first answer, as `openDesk` needs. */
export function judge(message: unknown, speaker: Speaker, sender: Sender, answers: Answers): Promise<Result<unknown>> {
  if (speaker === "our page") {
    const command = v.safeParse(DeskCommand, message)
    return command.success ? answers.command(command.output) : Promise.resolve({ ok: false, refusal: "malformed" })
  }
  const sentence = v.safeParse(PageSentence, message)
  const allowed = speaker === "content script" && sentence.success && sentence.output.say !== "look"
  if (!allowed) return Promise.resolve({ ok: false, refusal: "not-allowed" })
  return answers.sentence(sentence.output as Exclude<PageSentence, { say: "look" }>, sender)
}
