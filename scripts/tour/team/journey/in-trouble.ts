import { screenOf } from "../../../browser/screen"
import { goAvailable } from "../../acts"
import type { Album } from "../../album"
import { isConnected } from "../acts"
import type { TeamStage } from "../stage"
import type { Three } from "./gather"

/** Until the server has noticed that a browser is gone, and more. */
const GONE_MS = 90_000

/** A browser is killed, the server is killed and comes back; then how the manager sees the team. */
export async function inTrouble(stage: TeamStage, { ann, bob, cho }: Three, { happened }: Album): Promise<void> {
  const panel = await cho.panel()
  await panel.page.bringToFront()
  await (await panel.see("switch", "Available")).click()
  const hers = await bob.panel()
  await hers.page.bringToFront()
  stage.x.customer("yuki_s").writes("Is anybody there?")
  await hers.see("region", "Offer", GONE_MS)
  await happened("Cho took a break; the next customer is offered to Bob", hers.page)
  await bob.kill()
  await panel.page.bringToFront()
  await goAvailable(panel)
  await panel.see("region", "Offer", GONE_MS)
  await happened("Bob's browser was killed: his offer went back before it lapsed, and Cho has it", panel.page)
  await panel.press("button", "Accept")
  await panel.see("textbox", "Message")
  await panel.read("no longer here")

  await stage.server.kill()
  await panel.read("No connection to the team’s desk")
  await happened("The server was killed: the panel says so, and everything can still be read", panel.page)
  await stage.server.start()
  await isConnected(panel.page)
  await happened("The server is back, and so is the line", panel.page)
  await panel.write("textbox", "Message", "We are here, Yuki")
  await panel.press("button", "Send")
  await stage.x.until(() => stage.x.customer("yuki_s").heard().length === 1, "Cho's reply at X", GONE_MS)
  await panel.read("Sent")
  await happened("Cho's reply reached X exactly once", panel.page)

  const overview = screenOf(await ann.stage().openOwn("tabs/overview.html"))
  await overview.see("table", "Team")
  await overview.see("table", "Inboxes")
  await happened("Ann sees the team: who is here, who holds what, and that Bob is gone", overview.page)
}
