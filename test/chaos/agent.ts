import type { Chance } from "./chance"
import type { Machine } from "./machine"
import { type Notebook, openNotebook } from "./notebook"
import type { ConversationRow, Moment, SendRow } from "./rows"

/** Somebody who works at the desk without pause, through what the panel says to the worker, and writes down what it is told. */
export interface Agent {
  notebook: Notebook
  /** Replies written so far. */
  replies(): number
  /** Does the next few things that this moment of the desk calls for. */
  work(moment: Moment): Promise<void>
  /** From now on nobody is left waiting or kept open: the day ends. */
  wrapUp(): void
}

const AT_ONCE = 6

/**
 * Everything that the agent says is real: the very commands of the panel's buttons, said from the panel's page. `name` is in all that they write,
 * so that no two agents write the same.
 */
export function hireAgent(machine: Pick<Machine, "say">, chance: Chance, name = "r"): Agent {
  const notebook = openNotebook()
  const patience = new Map<string, number>()
  let count = 0
  let ends = false

  async function write(conversation: ConversationRow): Promise<void> {
    const { id, xId, customer } = conversation
    // A reply in ten says what another one to the same person says as well: equal words must not be taken for one another.
    const text = chance.often(0.1)
      ? "Thank you & sorry!"
      : `[${name}${++count}] we look into it & tell you: https://acme.example/t?${count}`
    const line = notebook.write({
      send: `${name}-${notebook.written.size + 1}`,
      conversation: id,
      to: xId ?? customer,
      text,
    })
    const command = { say: "reply", conversation: id, send: line.send, text }
    const first = await machine.say(command)
    // No answer: the panel keeps the words, and the agent presses Send again. It is the same message.
    const answer = first ?? (await machine.say(command))
    line.taken = answer?.ok === true
    if (line.taken && chance.often(0.06))
      line.undone = (await machine.say({ say: "undo", send: line.send }))?.ok === true
  }

  async function decide({ id, status }: SendRow): Promise<void> {
    const again = chance.often(status === "unsure" ? 0.6 : 0.3)
    const line = notebook.written.get(id)
    // Counted before the answer: a word that was given may have been heard though nobody said so.
    if (again && status === "unsure" && line) line.againWhileUnsure++
    await machine.say({ say: again ? "sendAgain" : "drop", send: id })
  }

  async function tend(conversation: ConversationRow, sends: readonly SendRow[]): Promise<void> {
    const mine = sends.filter((send) => send.conversation === conversation.id)
    const undecided = mine.find(({ status, lookedFor }) => status === "refused" || (status === "unsure" && lookedFor))
    if (undecided) return decide(undecided)
    const under = mine.some(({ status }) => status !== "sent" && status !== "dropped")
    const written = [...notebook.written.values()].some((line) => line.conversation === conversation.id && !line.undone)
    if (conversation.unread > 0 || !written) {
      if (conversation.status === "Waiting") await machine.say({ say: "resume", conversation: conversation.id })
      for (let more = chance.often(0.2) ? 2 : 1; more > 0; more--) await write(conversation)
      return
    }
    if (under && chance.often(0.97)) return
    const waited = (patience.get(conversation.id) ?? 0) + 1
    patience.set(conversation.id, waited)
    if (!ends && waited < chance.between(2, 12)) return
    patience.delete(conversation.id)
    const how = !ends && conversation.status === "Open" && chance.often(0.1) ? "noReplyNeeded" : "close"
    await machine.say({ say: how, conversation: conversation.id })
  }

  return {
    notebook,
    replies: () => notebook.written.size,
    async work({ conversations, agents, sends }) {
      const [me] = agents
      if (!me) return
      if (!me.available) await machine.say({ say: "setAvailable", available: true })
      if (me.offer && !(chance.often(0.03) && !ends)) {
        const how = !ends && chance.often(0.04) ? "decline" : "accept"
        await machine.say({ say: how, conversation: me.offer })
      } else if (chance.often(0.1)) await machine.say({ say: "next" })
      const mine = conversations.filter(({ owner, status }) => owner === me.id && status !== "Closed")
      // Quicker than any person: several at once, so that the worker has many things under way when it dies.
      for (let from = 0; from < mine.length; from += AT_ONCE)
        await Promise.all(mine.slice(from, from + AT_ONCE).map((conversation) => tend(conversation, sends)))
      const closed = new Set(conversations.filter(({ status }) => status === "Closed").map(({ id }) => id))
      const left = sends.filter(
        ({ conversation, status, lookedFor }) =>
          closed.has(conversation) && (status === "refused" || (status === "unsure" && lookedFor)),
      )
      for (const send of left) await decide(send)
    },
    wrapUp() {
      ends = true
    },
  }
}
