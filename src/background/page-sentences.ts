import { accountId, conversionId, postId } from "~core/ids"
import { conversionOf, forget, posted, press } from "~core/press"
import type { Sender } from "~messaging/answer"
import type { PageSentence, Result } from "~messaging/contract"
import { openSidePanel } from "~platform/side-panel"
import { decide } from "./decide"
import type { World } from "./world"

type Sentence = Exclude<PageSentence, { say: "look" }>

/** Does what a content script may ask for. Synchronous as far as `openDesk`: Chrome opens the panel only for a press that is still fresh. */
export function hearPage(world: World, sentence: Sentence, sender: Sender): Promise<Result<unknown>> {
  if (sentence.say === "openDesk") {
    if (sender.tab?.windowId !== undefined) openSidePanel(sender.tab.windowId)
    return Promise.resolve({ ok: true, value: null })
  }
  return sentence.say === "press" ? pressed(world, sentence) : moved(world, sentence)
}

async function pressed(world: World, said: Extract<Sentence, { say: "press" }>): Promise<Result<unknown>> {
  const { db, me, clock } = world
  const pressing = {
    id: conversionId(crypto.randomUUID()),
    post: postId(said.post),
    author: said.author,
    account: accountId(said.account),
    wording: said.wording,
    reference: said.reference,
  }
  let conversion = pressing.id
  const done = await decide(world, async () => {
    const [account, agent, already] = await Promise.all([
      db.accounts.get(pressing.account),
      db.agents.get(me),
      db.conversions.where("post").equals(pressing.post).toArray(),
    ])
    if (!agent) return null
    const view = { account: account ?? null, agent, already }
    conversion = conversionOf(view, pressing)
    return press(view, pressing, clock.now())
  })
  return done.ok ? { ok: true, value: { conversion } } : done
}

function moved({ db, clock, ...world }: World, said: Extract<Sentence, { say: "posted" | "forget" }>) {
  return decide(world, async () => {
    const conversion = await db.conversions.get(conversionId(said.conversion))
    if (!conversion) return null
    if (said.say === "forget") return forget(conversion)
    return posted(conversion, said.reply === null ? null : postId(said.reply), clock.now())
  })
}
