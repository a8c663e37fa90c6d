import type { Conversation } from "../../../../src/core/conversation"
import { rowsOf } from "../../../browser/rows"
import type { Screen } from "../../../browser/screen"
import { openHome, postReply, pressDmLink } from "../../acts"
import type { Album } from "../../album"
import type { TeamMember } from "../member"
import type { TeamStage } from "../stage"
import type { Three } from "./gather"

/** Longest that something may take which passes through X, the gateway and the server. */
const THROUGH_X = 60_000

/** A press in one browser, two customers, one offer for each agent, two answers. */
export async function atTheDesk(stage: TeamStage, { ann, bob, cho }: Three, { happened }: Album): Promise<void> {
  const home = await openHome(bob.stage())
  await pressDmLink(home.page, "mona_reads")
  await postReply(home.page)
  await happened("Bob pressed under Mona's post, read the words, and pressed X's own button", home.page)
  const tariq = stage.x.customer("tariq_ha")
  tariq.writes("My flight was four hours late")

  const agents = [bob, cho]
  const panels = await Promise.all(agents.map((agent) => agent.panel()))
  for (const panel of panels) await inFront(panel, () => panel.see("region", "Offer", THROUGH_X).then(() => undefined))
  await eachHasOne(ann, agents)
  await happened("Mona followed the link, Tariq wrote: each agent is offered one of them", ...panels.map(pageOf))
  for (const panel of panels)
    await inFront(panel, async () => {
      await panel.press("button", "Accept")
      await panel.see("textbox", "Message")
      await panel.write("textbox", "Message", "Thank you for writing & sorry: we look into it")
      await panel.press("button", "Send")
      await panel.read("Queued")
    })
  await happened("Both accepted and answered: their words are on the way", ...panels.map(pageOf))
  const mona = stage.x.customer("mona_reads")
  await stage.x.until(() => mona.heard().length > 0 && tariq.heard().length > 0, "both replies at X", THROUGH_X)
  for (const panel of panels) await inFront(panel, () => panel.read("Sent", THROUGH_X))
  for (const customer of [mona, tariq])
    if (customer.heard().length !== 1) throw new Error(`${customer.person.name} heard ${customer.heard().length} times`)
  await happened("Ann's browser handed them to X: each customer heard exactly once", ...panels.map(pageOf))
}

/** By what the server keeps: two conversations, each held out to another agent. */
async function eachHasOne(ann: TeamMember, agents: readonly TeamMember[]): Promise<void> {
  const { page } = await ann.settings()
  const offers = (await rowsOf<Conversation>(page, "conversations")).flatMap(({ offer }) => offer?.agent ?? [])
  const wanted = await Promise.all(agents.map((agent) => agent.id()))
  if (offers.sort().join() !== wanted.sort().join()) throw new Error(`Offered to ${offers}, on duty are ${wanted}`)
}

const pageOf = ({ page }: Screen) => page

/** A page that nobody looks at draws nothing. */
async function inFront(screen: Screen, act: () => Promise<void>): Promise<void> {
  await screen.page.bringToFront()
  await act()
}
