// A team of three in real windows side by side, for a person to see one desk in three browsers: customers write now and then.
import { CUSTOMERS } from "../../../simulator/seed/people"
import { connectAccount, goAvailable, openHome } from "../acts"
import type { TeamMember } from "./member"
import { openTeamStage } from "./stage"

const say = (line: string) => process.stdout.write(`${line}\n`)
const SIZE = { width: 620, height: 980 }
/** Milliseconds between two customers who write by themselves. */
const EVERY_MS = 25_000

say("Starting the server, the local X and three browsers…")
const stage = await openTeamStage({
  members: [
    { name: "Ann", role: "admin" },
    { name: "Bob", role: "agent" },
    { name: "Cho", role: "agent" },
  ],
  launch: (place) => ({
    ...{ headless: false, size: SIZE },
    args: [`--window-position=${place * (SIZE.width + 10)},20`],
  }),
})
const [ann, ...agents] = stage.members as [TeamMember, ...TeamMember[]]
const settings = await ann.settings()
await connectAccount(ann.stage(), settings)
await settings.read("@acme_air")
for (const agent of agents) await goAvailable(await agent.panel())
await (await ann.stage().openOwn("tabs/overview.html")).bringToFront()
for (const agent of agents) {
  const home = await openHome(agent.stage())
  await home.page.bringToFront()
  await (await agent.panel()).page.bringToFront()
}

say("")
say("Three browsers, one desk: Ann (admin, whose browser reads X and sends), Bob and Cho (on duty).")
say("  1. Customers write by themselves: each is offered to one of the two. Accept, answer, close.")
say("  2. Press Aside's button under a post in Bob's window: its state stands under that post in Cho's as well.")
say("  3. Ann's window shows the team. Close Bob's: what he was offered goes to Cho.")
say("Close Ann's window to end.")
const writers = CUSTOMERS.map(({ handle }) => stage.x.customer(handle))
let turn = 0
const writing = setInterval(() => {
  const customer = writers[turn++ % writers.length]
  customer?.writes(`Hello, can you help me? It is the ${turn}. time that somebody writes.`)
}, EVERY_MS)
await new Promise<void>((resolve) => ann.stage().browser.once("disconnected", resolve))
clearInterval(writing)
await stage.close()
