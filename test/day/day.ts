import { accept } from "~core/accept"
import type { Account } from "~core/account"
import { beginSending } from "~core/begin-sending"
import { newAgent, newCursor, newInbox } from "~core/blank"
import type { Change, Decided } from "~core/change"
import { close } from "~core/close"
import type { Conversation } from "~core/conversation"
import { decline } from "~core/decline"
import { accountId, agentId, conversionId, inboxId, postId, sendId } from "~core/ids"
import { lapse } from "~core/lapse"
import { dismiss, look } from "~core/look"
import { whatNext } from "~core/next"
import { conversionOf, posted, press } from "~core/press"
import { receive } from "~core/receive"
import { receiveOwn } from "~core/receive-own"
import type { Agent } from "~core/records"
import { reply } from "~core/reply"
import { Roster } from "~core/roster"
import { route } from "~core/route"
import type { Send } from "~core/send"
import { setAvailable } from "~core/set-available"
import { DEFAULT_SETTINGS } from "~core/settings"
import { type Fate, settle } from "~core/settle"
import { take } from "~core/take"
import { drop, lookedInVain, sendAgain, strand, undo } from "~core/unsure"
import { MemoryDesk } from "./memory-desk"
import { MemoryX, type XEventRow } from "./x-in-memory"

export interface Size {
  agents: number
  accounts: number
  inboxes: number
  customers: number
  standard: number
  maximum: number
  undoSeconds: number
}

/** One throw of the dice: picks, each below the number of what there is to pick from. */
export type Dice = <T>(from: readonly T[]) => T | undefined

/** A decision on its way: what it wants to write, and what happens once it is committed. */
type Attempt = { decided: Decided | null; landed?: () => void }

const TEXTS = ["Hello?", "Tom & Jerry", "See https://example.com/a?b=1&c=2", "thanks", "thanks", "👋 <b>hi</b>"]

/** A day at the desk: every command and every whim of X as a move, on rows in memory. */
export class Day {
  readonly desk = new MemoryDesk()
  readonly x = new MemoryX()
  now = 1_700_000_000_000
  /** Decided on an older state, not committed yet. */
  private readonly inFlight: { change: Change; landed: (() => void) | undefined }[] = []
  private count = 0
  readonly settings

  constructor(readonly size: Size) {
    const { standard, maximum, undoSeconds } = size
    this.settings = { ...DEFAULT_SETTINGS, standardCapacity: standard, maximumCapacity: maximum, undoSeconds }
    const inboxes = Array.from({ length: size.inboxes }, (_, n) => inboxId(`inbox${n}`))
    const agents = Array.from({ length: size.agents }, (_, n) => newAgent(agentId(`agent${n}`), `A${n % 7}`, this.now))
    const accounts = Array.from({ length: size.accounts }, (_, n) => this.account(n, inboxes))
    this.desk.commit({
      entries: [],
      guards: [],
      gone: [],
      emptied: [],
      records: [
        ...agents,
        ...accounts,
        ...accounts.map(({ id }) => newCursor(id, this.now)),
        // Everybody is in the first inbox, every second in the second, and so on; the last one assigns silently.
        ...inboxes.map((id, n) => ({
          ...newInbox(
            id,
            id,
            agents.filter((_, a) => a % (n + 1) === 0).map((agent) => agent.id),
          ),
          askBeforeAssigning: n < 2,
        })),
      ],
    })
  }

  private account(n: number, inboxes: readonly Account["inbox"][]): Account {
    const inbox = inboxes[n % inboxes.length] ?? inboxId("inbox0")
    const names = { handle: `brand${n}`, name: `Brand ${n}`, picture: null, clientId: "app" }
    const said = { status: "connected" as const, connectedAt: this.now, openToEveryone: true }
    return { kind: "account", id: accountId(`${7_000 + n}`), rev: 0, inbox, ...names, ...said }
  }

  /** Commits what was decided, or keeps it to be committed later, when the world has moved on. */
  carryOut({ decided, landed }: Attempt, late: boolean): void {
    if (!decided?.ok) return
    if (late) this.inFlight.push({ change: decided.change, landed })
    else if (this.desk.commit(decided.change) === "ok") landed?.()
  }

  /** What was decided on an older state arrives at last. */
  land(dice: Dice): void {
    const attempt = dice(this.inFlight)
    if (!attempt) return
    this.inFlight.splice(this.inFlight.indexOf(attempt), 1)
    if (this.desk.commit(attempt.change) === "ok") attempt.landed?.()
  }

  /** The worker dies: nothing it had in hand is left but what is committed. */
  restart(): void {
    this.inFlight.length = 0
    this.x.underWay.clear()
  }

  // ── X ──
  customerWrites(dice: Dice, again: readonly string[] = []): void {
    const who = dice(again) ?? `${50_000 + (dice(Array.from({ length: this.size.customers }, (_, n) => n)) ?? 0)}`
    const account = dice(this.desk.all("account"))
    if (account) this.x.write(account.id, who, account.id, dice(TEXTS) ?? "", this.now)
  }

  /** Customers whose conversation is Waiting or Closed, so that they come back. */
  silent = (): string[] =>
    this.desk
      .all("conversation")
      .filter(({ status }) => status === "Waiting" || status === "Closed")
      .map(({ customer }) => customer)

  somebodyWritesOnX(dice: Dice): void {
    const account = dice(this.desk.all("account"))
    const to = `${50_000 + (dice(Array.from({ length: this.size.customers }, (_, n) => n)) ?? 0)}`
    if (account) this.x.write(account.id, account.id, to, `from X itself, ${this.now}`, this.now)
  }

  /** One event is read: usually a new one, sometimes out of order, sometimes one that is known. */
  read(dice: Dice, late: boolean): void {
    const fresh = this.x.events.filter(({ delivered }) => delivered === 0)
    const row = dice([fresh[0], fresh[0], fresh[0], dice(fresh), dice(this.x.events.slice(-30))].filter((r) => r))
    if (row) this.takeIn(row, late)
  }

  takeIn(row: XEventRow, late = false): void {
    const decided = row.arrival.sender === row.account ? this.ours(row) : this.theirs(row)
    const landed = () => {
      row.delivered++
    }
    const wrote = decided.ok && decided.change.entries.length + decided.change.records.length > 0
    if (wrote) this.carryOut({ decided, landed }, late)
    else landed()
  }

  private theirs({ account: id, arrival }: XEventRow): Decided {
    const account = this.must("account", id)
    const known = this.desk.entries.has(`${id}.${arrival.id}`)
    const customer = this.desk.get("customer", arrival.sender)
    const conversation = this.desk.get("conversation", customer?.open ?? customer?.latest)
    const owner = this.desk.get("agent", conversation?.owner)
    const author = `c${arrival.sender}`
    const candidates = this.desk.all("conversion").filter((c) => c.author === author && c.account === id)
    const conversions = conversation ? this.conversionsOf(conversation) : []
    const person = { id: arrival.sender, handle: author, name: `Customer ${arrival.sender}`, picture: null }
    const view = { account, known, customer, conversation, owner, candidates, conversions, settings: this.settings }
    return receive(view, arrival, person, this.now)
  }

  private ours({ account: id, arrival }: XEventRow): Decided {
    const account = this.must("account", id)
    const known = this.desk.entries.has(`${id}.${arrival.id}`)
    const to = arrival.thread.split("-").find((side) => side !== id) ?? ""
    const customer = this.desk.get("customer", to)
    const conversation = this.desk.get("conversation", customer?.latest)
    const sends = this.desk.all("send").filter((send) => send.customer === to && send.account === id)
    const sentIn = (send: Send) => this.settleView(send)
    return receiveOwn({ account, known, to, customer, conversation, sends, sentIn }, arrival, null, this.now)
  }

  /** A whole read of one account: everything X has, oldest first, and the cursor says so. */
  readThrough(dice: Dice): void {
    const account = dice(this.desk.all("account"))
    if (!account) return
    for (const row of this.x.events) if (row.account === account.id && row.delivered === 0) this.takeIn(row)
    const cursor = this.must("cursor", account.id)
    this.desk.commit({
      entries: [],
      guards: [],
      gone: [],
      emptied: [],
      records: [{ ...cursor, readThrough: this.now }],
    })
  }

  // ── Sending ──
  send(dice: Dice, late: boolean): void {
    const queued = this.desk.all("send").filter(({ status }) => status === "queued")
    const send = dice(queued)
    const conversation = send && this.desk.get("conversation", send.conversation)
    if (!conversation || this.x.underWay.has(send.id)) return
    const sends = this.desk.all("send").filter((other) => other.conversation === conversation.id)
    const decided = beginSending({ send, sends, conversation }, this.now)
    const landed = () => {
      if (this.desk.get("send", send.id)?.status === "sending") this.post(dice, send)
    }
    this.carryOut({ decided, landed }, late)
  }

  private post(dice: Dice, { id, account, to, text }: Send): void {
    this.x.note(id, "post")
    const fate = dice(["sent", "sent", "sent", "taken, unsure", "not taken, unsure", "later", "refused"] as const)
    const takes = fate === "sent" || fate === "taken, unsure"
    const rewritten = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    const row = takes ? this.x.write(account, account, to, rewritten, this.now, id) : null
    if (takes) this.x.note(id, "taken")
    this.x.underWay.set(id, { send: id, answer: this.answerOf(fate, row) })
  }

  private answerOf(fate: string | undefined, row: XEventRow | null): Fate {
    if (fate === "sent" && row) return { fate: "sent", event: row.arrival.id, at: this.now }
    if (fate === "later") return { fate: "later", retryAt: this.now + 20_000 }
    if (fate === "refused") return { fate: "refused", because: "closed-dms", detail: "no" }
    return { fate: "unsure", detail: "broke" }
  }

  /** X's answer arrives. It is settled at once, as the worker does, trying again when something moved. */
  answer(dice: Dice): void {
    const post = dice([...this.x.underWay.values()])
    const send = post && this.desk.get("send", post.send)
    if (!send) return
    this.x.underWay.delete(send.id)
    this.carryOut({ decided: settle(this.settleView(send), post.answer, this.now) }, false)
    if (post.answer.fate === "later") this.x.note(send.id, "not taken")
  }

  private settleView(send: Send) {
    const conversation = this.desk.get("conversation", send.conversation)
    return { send, conversation, conversions: conversation ? this.conversionsOf(conversation) : [] }
  }

  strand(dice: Dice, late: boolean): void {
    const left = this.desk.all("send").filter(({ id, status }) => status === "sending" && !this.x.underWay.has(id))
    const send = dice(left)
    if (send) this.carryOut({ decided: strand(send, this.now) }, late)
  }

  lookInVain(dice: Dice, late: boolean): void {
    const send = dice(this.desk.all("send").filter(({ status }) => status === "unsure"))
    if (send)
      this.carryOut(
        { decided: lookedInVain(send, this.must("cursor", send.account), this.must("account", send.account)) },
        late,
      )
  }

  sendAgain(dice: Dice, late: boolean): void {
    const send = dice(this.desk.all("send").filter(({ status }) => status === "unsure" || status === "refused"))
    if (send) this.carryOut({ decided: sendAgain(send, this.now), landed: () => this.x.note(send.id, "pressed") }, late)
  }

  drop(dice: Dice, late: boolean): void {
    const send = dice(this.desk.all("send").filter(({ status }) => status === "unsure" || status === "refused"))
    if (send) this.carryOut({ decided: drop(send) }, late)
  }

  undo(dice: Dice, late: boolean): void {
    const send = dice(this.desk.all("send"))
    if (send) this.carryOut({ decided: undo(send) }, late)
  }

  // ── At the desk ──
  setAvailable(dice: Dice, late: boolean): void {
    const agent = dice(this.desk.all("agent"))
    if (!agent) return
    const offered = this.desk.get("conversation", agent.offer)
    this.carryOut({ decided: setAvailable({ agent, offered }, dice([true, true, false]) ?? true, this.now) }, late)
  }

  route(dice: Dice, late: boolean): void {
    const waiting = this.desk
      .all("conversation")
      .filter(({ status, offer }) => status === "New" && !offer)
      .sort((a, b) => a.waitingSince - b.waitingSince)
    const conversation = dice([waiting[0], ...waiting].filter((c) => c !== undefined))
    if (conversation) this.carryOut({ decided: this.routed(conversation, conversation === waiting[0]) }, late)
  }

  routed(conversation: Conversation, front: boolean): Decided | null {
    const inbox = this.must("inbox", conversation.inbox)
    const agents = inbox.agents.map((id) => this.must("agent", id))
    const roster = new Roster(agents, this.settings.standardCapacity)
    const conversions = this.conversionsOf(conversation)
    return route({ inbox, roster, conversation, conversions, front, settings: this.settings }, this.now)
  }

  onOffer(dice: Dice, late: boolean, what: "accept" | "decline" | "lapse"): void {
    const conversation = dice(this.desk.all("conversation").filter(({ offer }) => offer))
    const agent = this.desk.get("agent", conversation?.offer?.agent)
    if (!conversation || !agent) return
    const view = { conversation, agent, settings: this.settings, conversions: this.conversionsOf(conversation) }
    const decisions = {
      accept: () => accept(view, "agent", this.now),
      decline: () => decline(view, this.now),
      lapse: () => lapse(view, this.now),
    }
    this.carryOut({ decided: decisions[what]() }, late)
  }

  next(dice: Dice, late: boolean): void {
    const agent = dice(this.desk.all("agent"))
    if (!agent) return
    const mine = this.ownedBy(agent).filter(({ status }) => status !== "Closed")
    const inboxes = this.desk.all("inbox").filter(({ agents }) => agents.includes(agent.id))
    const front = this.desk
      .all("conversation")
      .filter(({ status, offer, inbox }) => status === "New" && !offer && inboxes.some(({ id }) => id === inbox))
      .sort((a, b) => a.waitingSince - b.waitingSince)[0]
    const next = whatNext({ agent, mine, front: front ?? null, settings: this.settings })
    if (next.go === "nowhere") return
    const conversation = this.must("conversation", next.conversation)
    const view = { agent, conversation, conversions: this.conversionsOf(conversation), settings: this.settings }
    this.carryOut({ decided: take(view, next.go, this.now) }, late)
  }

  reply(dice: Dice, late: boolean): void {
    const conversation = dice(this.desk.all("conversation").filter(({ owner }) => owner))
    const agent = conversation && this.desk.get("agent", conversation.owner)
    if (!agent) return
    const account = this.desk.get("account", conversation.account)
    const customer = this.must("customer", conversation.customer)
    const sends = this.desk.all("send").filter((send) => send.conversation === conversation.id)
    const view = { conversation, customer, agent, account, sends, settings: this.settings }
    const id = sendId(`s${this.count++}`)
    this.carryOut({ decided: reply(view, { id, text: dice(TEXTS) ?? "" }, this.now) }, late)
  }

  close(dice: Dice, late: boolean): void {
    const conversation = dice(this.desk.all("conversation").filter(({ owner, status }) => owner && status !== "Closed"))
    const agent = conversation && this.desk.get("agent", conversation.owner)
    if (!agent) return
    const customer = this.must("customer", conversation.customer)
    const conversions = this.conversionsOf(conversation)
    this.carryOut({ decided: close({ conversation, customer, agent, conversions }, this.now) }, late)
  }

  look(dice: Dice, late: boolean): void {
    const conversation = dice(this.desk.all("conversation").filter(({ owner }) => owner))
    if (!conversation?.owner) return
    const decided = dice([true, false]) ? look(conversation, conversation.owner) : dismiss(conversation)
    this.carryOut({ decided }, late)
  }

  press(dice: Dice, late: boolean): void {
    const account = dice(this.desk.all("account"))
    const agent = dice(this.desk.all("agent"))
    if (!account || !agent) return
    const who = dice(Array.from({ length: this.size.customers }, (_, n) => n)) ?? 0
    const post = postId(`${90_000 + who}`)
    const already = this.desk.all("conversion").filter((c) => c.post === post)
    const pressed = { post, author: `C${50_000 + who}`, account: account.id, wording: "Hi", reference: null }
    const pressing = { ...pressed, id: conversionId(`p${this.count++}`) }
    const id = conversionOf({ account, agent, already }, pressing)
    this.carryOut({ decided: press({ account, agent, already }, pressing, this.now) }, late)
    const drafted = this.desk.get("conversion", id)
    if (drafted && dice([true, false])) this.carryOut({ decided: posted(drafted, null, this.now) }, late)
  }

  private ownedBy = (agent: Agent) => this.desk.all("conversation").filter(({ owner }) => owner === agent.id)

  private conversionsOf = ({ conversions }: Conversation) =>
    conversions.map((id) => this.desk.get("conversion", id)).filter((found) => found !== null)

  private must<K extends Parameters<MemoryDesk["get"]>[0]>(kind: K, id: string) {
    const found = this.desk.get(kind, id)
    if (!found) throw new Error(`no ${kind} ${id}`)
    return found
  }
}
