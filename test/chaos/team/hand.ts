import type { Page } from "puppeteer-core"
import { tablesOf } from "../../../scripts/browser/rows"
import type { TeamMember } from "../../../scripts/tour/team/member"
import { type Agent, hireAgent } from "../agent"
import type { Chance } from "../chance"
import type { Answer } from "../machine"
import type { Moment } from "../rows"

/** An agent at their browser, who works whatever happens to it. */
export interface Hand {
  member: TeamMember
  agent: Agent
  /** The id of their agent at the desk. */
  id: string
  say(command: object): Promise<Answer | undefined>
  /** What they once saw called sent and later not. */
  lies: Set<string>
  work(over: () => boolean): Promise<void>
}

const PATIENCE_MS = 10_000

/** Somebody sits down at a browser that has joined, and looks at their panel every so many milliseconds. */
export async function handAt(member: TeamMember, chance: Chance, every: number): Promise<Hand> {
  const say = async (command: object) => {
    const said = member
      .panel()
      .then(({ page }) => page.evaluate((one) => chrome.runtime.sendMessage(one), command) as Promise<Answer>)
    return inTime(said.catch(() => undefined))
  }
  const agent = hireAgent({ say }, chance, `${member.name}x`)
  const id = await member.id()
  const lies = new Set<string>()
  return {
    ...{ member, agent, id, say, lies },
    async work(over) {
      while (!over()) {
        const moment = await inTime(
          member
            .panel()
            .then(({ page }) => momentOf(page, id))
            .catch(() => undefined),
        )
        if (moment) {
          for (const lie of agent.notebook.look(moment.sends)) lies.add(lie)
          // A browser that dies under their hands comes again.
          await agent.work(moment).catch(() => undefined)
        }
        await new Promise((resolve) => setTimeout(resolve, every))
      }
    },
  }
}

/** What one agent sees of the desk in their panel: themselves, what is theirs or held out to them, and what they sent. */
const momentOf = (page: Page, me: string): Promise<Moment> =>
  tablesOf<Moment>(page, ["conversations", "agents", "sends"], {
    keep: `({ conversations, agents, sends }) => {
      const me = ${JSON.stringify(me)}
      const wrote = new Set(sends.filter(({ by }) => by === me).map(({ conversation }) => conversation))
      const isMine = ({ id, owner, offer }) => owner === me || offer?.agent === me || wrote.has(id)
      return {
        conversations: conversations.filter(isMine),
        agents: agents.filter(({ id }) => id === me),
        sends: sends.filter(({ by }) => by === me),
        settings: [],
      }
    }`,
  })

const inTime = <T>(work: Promise<T>): Promise<T | undefined> =>
  Promise.race([work, new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined).unref())])
