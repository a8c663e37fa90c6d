import { newAgent, newCursor, newInbox, newStanding } from "~core/blank"
import { answerId, FIRST_INBOX } from "~core/ids"
import { DEFAULT_SETTINGS } from "~core/settings"
import type { Spend } from "~store/spend"
import { ACCOUNTS, agentName, agentOf, INBOXES } from "./names"
import type { Plan } from "./plan"

const DAY = 86_400_000
const ANSWERS = 40

/**
 * Everything that is there before anybody writes. The agent of this browser is on duty and at standard capacity, the others are away: the
 * desk's own loops find nothing to do.
 */
export function houseOf(plan: Plan, talkIds: (nth: number) => string, now: number) {
  const agents = Array.from({ length: plan.colleagues + 1 }, (_, nth) => ({
    ...newAgent(agentOf(nth), agentName(nth), now - DAY),
    rev: 1,
    available: nth === 0,
    sessions: plan.openOf(nth).map((talk) => talkIds(talk) as never),
    lastOfferAt: now - DAY,
  }))
  const ids = agents.map(({ id }) => id)
  const written = { rev: 1 }
  return {
    agents,
    inboxes: INBOXES.map((id, nth) => ({ ...newInbox(id, ["Main", "Store", "Refunds"][nth] ?? id, ids), ...written })),
    settings: [{ ...DEFAULT_SETTINGS, kind: "settings" as const, id: "desk" as const, ...written }],
    accounts: ACCOUNTS.map((account) => ({
      ...{
        ...account,
        kind: "account" as const,
        ...written,
        picture: null,
        clientId: "YWNtZS1haXI",
        inbox: FIRST_INBOX,
      },
      ...{ status: "connected" as const, connectedAt: now - 500 * DAY, openToEveryone: true },
    })),
    standings: ACCOUNTS.map(({ id }) => ({
      ...newStanding(id),
      ...written,
      heardAt: now,
      // Nobody reads X here: it would say that nobody signed in.
      retryAt: now + 365 * DAY,
      readsLeft: 14,
      sendsLeft: 14,
    })),
    cursors: ACCOUNTS.map(({ id }) => ({ ...newCursor(id, now - 500 * DAY), ...written, readThrough: now })),
    answers: Array.from({ length: ANSWERS }, (_, nth) => ({
      ...{ kind: "answer" as const, id: answerId(`answer-${nth}`), ...written, name: `Answer ${nth + 1}` },
      ...{ text: `Hi {{name}}, this is what we say for the ${nth + 1}th time.`, account: null },
    })),
    spend: spendOf(now),
  }
}

function spendOf(now: number): Spend[] {
  return ACCOUNTS.flatMap(({ id }) =>
    Array.from({ length: 400 }, (_, back) => {
      const day = new Date(now - back * DAY).toISOString().slice(0, 10)
      return { account: id, day, event: 900, send: 350, delete: 0, block: 1, me: 1 }
    }),
  )
}
