import type { LivelySimulator } from "../../../simulator/lively"
import type { AsideBrowser } from "../../browser/launch"
import { joinTeam } from "./acts"
import { openTeamServer } from "./server"

/** Local Xs whose brand has its team: a browser that comes again is a member already. */
const known = new WeakSet<LivelySimulator>()

/** Makes the person at this browser the admin of a new team, who opens its desk. The team's server ends with the local X. */
export async function openOwnDesk(aside: AsideBrowser, x: LivelySimulator): Promise<void> {
  if (known.has(x)) return
  known.add(x)
  const server = await openTeamServer()
  const { close } = x
  x.close = async () => {
    await close.call(x)
    await server.close()
  }
  // Called as whoever has a desk of their own is called, since tests read it on the page.
  await joinTeam({ ...aside, x }, await server.firstKey("Me"))
}
