/** With `ASIDE_TEAM=1` every stage is a team's: the same acts and the same tests, at a desk on a server. Nothing in `src/` knows of it. */
import type { LivelySimulator } from "../../../simulator/lively"
import { type AsideBrowser, type LaunchOptions, launchAside } from "../../browser/launch"
import { openOwnDesk } from "./own-desk"

const inTeam = process.env.ASIDE_TEAM === "1"

/** Starts a browser with Aside whose x.com is the local X; in team mode its person is the admin of a new team, and has joined. */
export async function launchDesk(x: LivelySimulator, options: LaunchOptions = {}): Promise<AsideBrowser> {
  const aside = await launchAside({ resolverRules: x.resolverRules, ...options })
  if (!inTeam) return aside
  try {
    await openOwnDesk(aside, x)
    return aside
  } catch (error) {
    await aside.close()
    throw error
  }
}
