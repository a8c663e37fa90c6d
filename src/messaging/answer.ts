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
  // A frame in a sandbox has the page's address and no origin.
  if (sender.origin !== undefined && sender.origin !== origin) return "stranger"
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
  /** Told who was turned away, and at which sentence. */
  turnedAway: (refused: Refused) => void
}

/** Somebody who was turned away. */
export interface Refused {
  who: Speaker
  /** The sentence by name, if it is one of ours; never what was sent. */
  what: string
  why: "not-allowed" | "malformed"
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
    return command.success ? answers.command(command.output) : refuse(message, speaker, "malformed", answers)
  }
  const sentence = v.safeParse(PageSentence, message)
  const allowed = speaker === "content script" && sentence.success && sentence.output.say !== "look"
  if (!allowed) return refuse(message, speaker, "not-allowed", answers)
  return answers.sentence(sentence.output as Exclude<PageSentence, { say: "look" }>, sender)
}

function refuse(
  message: unknown,
  who: Speaker,
  why: Refused["why"],
  { turnedAway }: Answers,
): Promise<Result<unknown>> {
  turnedAway({ who, what: sentenceOf(message), why })
  return Promise.resolve({ ok: false, refusal: why })
}

const SENTENCES = new Set<unknown>(
  [...DeskCommand.options, ...PageSentence.options].map(({ entries }) => entries.say.literal),
)

/** The name of what was said, as far as it is a sentence of ours. */
export function sentenceOf(message: unknown): string {
  const { say } = (typeof message === "object" && message !== null ? message : {}) as { say?: unknown }
  return typeof say === "string" && SENTENCES.has(say) ? say : "something else"
}
