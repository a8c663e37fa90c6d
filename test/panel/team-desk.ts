import { type AgentId, agentId, conversationId, FIRST_INBOX, inboxId, SOLO_AGENT } from "../../src/core/ids"
import type { Colleague, Membership, TeamLine } from "../../src/core/membership"
import type { Agent } from "../../src/core/records"
import { busy } from "./desks"
import { lines, messageIn, messageOut } from "./lines"
import { agent, conversion, inbox, MINUTE, type Rows } from "./rows"

export const ANN = agentId("ann00000000000aa")
export const BOB = agentId("bob00000000000bb")
export const CYD = agentId("cyd00000000000cc")
export const DEE = agentId("dee00000000000dd")

const HOUR = 60 * MINUTE

/** A square of one colour, as a colleague's picture: a PNG of 8 × 8 pixels. */
export const SQUARE =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGPQqIjCihiGlgQAX7A+gSZi2JoAAAAASUVORK5CYII="

/** In whose name the browser works; an agent's unless said otherwise. */
export const membership = (over: Partial<Membership> = {}): Membership => ({
  id: "me",
  member: ANN,
  role: "agent",
  name: "Ann Okafor",
  server: "wss://desk.northwind.example",
  workspace: `A${"B".repeat(55)}`,
  joinedAt: Date.now() - 48 * HOUR,
  putAway: 0,
  ...over,
})

/** How the line is; connected unless said otherwise. */
export const teamLine = (over: Partial<TeamLine> = {}): TeamLine => ({
  ...{ id: "line", state: "connected", since: Date.now() - 58 * MINUTE, because: null, behind: null },
  ...over,
})

const colleague = (id: Colleague["id"], name: string, over: Partial<Colleague> = {}): Colleague => ({
  ...{ id, name, role: "agent", until: null, revokedAt: null, present: true, absentSince: null, version: "0.1.0" },
  ...over,
})

const colleagues = (own: Membership): Colleague[] => [
  colleague(ANN, "Ann Okafor", { role: own.role }),
  colleague(BOB, "Bob", { role: "gateway" }),
  colleague(CYD, "Cyd Featherstonehaugh-Cholmondeley the Third", {
    ...{ role: "listener", present: false, absentSince: Date.now() - 3 * HOUR },
    until: Date.now() + 12 * 24 * HOUR,
  }),
  colleague(DEE, "Dee", { revokedAt: Date.now() - 26 * HOUR, present: false }),
]

const agents = (): Agent[] => [
  agent({ id: ANN, name: "Ann Okafor", sessions: [conversationId("c1"), conversationId("c2")], picture: SQUARE }),
  agent({ id: BOB, name: "Bob", sessions: [conversationId("c9")] }),
  agent({ id: DEE, name: "Dee", available: false, goneAt: Date.now() - 26 * HOUR }),
]

/** A desk of a team, in the middle of a day: what Ann sees. */
export function teamDesk(own: Partial<Membership> = {}, line: Partial<TeamLine> = {}): Rows {
  const rows = busy()
  const me = membership(own)
  const mine = (id: AgentId) => (id === SOLO_AGENT ? ANN : id)
  return {
    ...rows,
    membership: [me],
    teamLine: [teamLine(line)],
    colleagues: colleagues(me),
    agents: agents().map((one) => (one.id === ANN ? { ...one, offer: conversationId("c4") } : one)),
    inboxes: [
      inbox({ name: "Baggage", agents: [ANN, BOB] }),
      inbox({ id: inboxId("vip"), name: "VIP and press", agents: [BOB] }),
    ],
    conversations: (rows.conversations ?? []).map((one) => ({
      ...one,
      owner: one.owner && mine(one.owner),
      session: one.session && { ...one.session, agent: mine(one.session.agent) },
      offer: one.offer && { ...one.offer, agent: mine(one.offer.agent) },
      round: one.offer ? { asked: [BOB, ANN], lastEndedAt: null } : one.round,
    })),
    conversions: [
      ...(rows.conversions ?? []).map((one) => ({ ...one, by: BOB, byName: "Bob" })),
      conversion({ id: "w1" as never, by: CYD, byName: "Cyd", status: "posted", author: "late_lisa" }),
    ],
    sends: (rows.sends ?? []).map((one) => ({ ...one, by: one.id === "s1" ? BOB : ANN })),
    entries: [
      ...(rows.entries ?? []).filter(({ conversation }) => conversation !== "c1"),
      ...lines(1, 4 * MINUTE, [
        messageIn("1001", "Hi! Your colleague asked me to write to you here. My bag did not arrive."),
        { type: "arrived", inbox: FIRST_INBOX },
        { type: "offer accepted", agent: BOB, by: "agent" },
        { type: "session begun", agent: BOB },
        { ...messageOut("s1", "I am sorry, Ana. Which flight was it?"), by: BOB } as never,
        { type: "note", agent: BOB, text: "Sounds tired: be quick." },
        { type: "transferred", by: BOB, from: BOB, to: ANN, inbox: FIRST_INBOX },
        messageIn("1002", "NW 204 from Porto"),
        { ...messageOut("s2", "It is at the desk."), by: ANN } as never,
      ]),
    ],
  }
}
