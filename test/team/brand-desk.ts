/** A team's desk with one account of X, and what X does for it. */
import { newCursor, newStanding } from "~core/blank"
import { type AgentId, FIRST_INBOX } from "~core/ids"
import { anAccount, BRAND } from "~core/test-desk"
import type { X } from "~x/port"
import { TestX } from "../../src/background/test-world"
import { type AtDesk, invited, isThere } from "./at-desk"
import { until, writes } from "./member"
import type { Stage } from "./people/workspace"

/** X for every browser that has the account's tokens, with a clock of its own (`ahead` of the server's, milliseconds). */
export class OneX extends TestX {
  constructor(public ahead = 0) {
    super()
  }
  now = () => Date.now() + this.ahead
  /** What X says to a browser with the tokens: `page` and `send` are all it is asked for. */
  calls = (): Partial<X> => ({
    page: async (account, ask) => {
      const page = await this.page(account, ask)
      return page.ok ? { ...page, xNow: this.now() } : page
    },
    send: async (account, to, text) => {
      const said = await this.send(account, to, text)
      return said.fate === "sent" ? { ...said, xNow: this.now() } : said
    },
  })
  /** A customer writes, now. */
  hears = (id: number) => this.writes(id, { at: this.now() })
}

/** The admin opens the desk; these agents are asked in its first inbox. */
export async function openBrandDesk(stage: Stage, x: OneX, agents: readonly AtDesk[] = []): Promise<AtDesk> {
  const boss = await isThere({ invitation: await invited(stage, "admin") })
  const account = anAccount({ rev: 0, inbox: FIRST_INBOX, connectedAt: x.now() })
  const cursor = newCursor(BRAND, x.now() - 60_000)
  const made = await boss.world.commit(writes({ records: [account, newStanding(BRAND), cursor] }))
  if (made !== "ok") throw new Error(`no account: ${made}`)
  await asks(boss, agents)
  return boss
}

/** From now on these are asked, and nobody else. */
export async function asks(boss: AtDesk, agents: readonly AtDesk[]): Promise<void> {
  const inbox = await until(
    () => boss.db.inboxes.get(FIRST_INBOX),
    (row) => row !== undefined,
  )
  if (!inbox) return
  const made = await boss.world.commit(
    writes({ records: [{ ...inbox, agents: agents.map(({ id }) => id as AgentId) }] }),
  )
  if (made !== "ok") throw new Error(`not in the inbox: ${made}`)
}
