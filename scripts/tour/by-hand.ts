// The local X in a real window, for a person to do the main job: the brand is connected and on duty, customers are alive.
import { connectAccount, goAvailable, openHome, openPanelTab, openSettings } from "./acts"
import { openStage } from "./stage"

const say = (line: string) => process.stdout.write(`${line}\n`)
const fresh = process.argv.includes("--fresh")

const stage = await openStage({ headless: false, size: { width: 1480, height: 980 } })
if (!fresh) {
  const settings = await openSettings(stage)
  await connectAccount(stage, settings)
  await settings.read("@acme_air")
  const panel = await openPanelTab(stage)
  await goAvailable(panel)
  await settings.page.close()
  await panel.page.close()
}
const home = await openHome(stage)
await home.page.bringToFront()
say("")
say("The local X is in front, signed in as @acme_air. Nothing here reaches the real one.")
say("  1. Press Aside's button in the action row of a post (hold it, or arrow down, for more).")
say("  2. Read the reply, and press X's own Reply.")
say("  3. Press Aside's icon in the toolbar: the customer's message is offered to you in a moment.")
if (fresh) say("This is a first run: Aside's settings lead to a connected account. Client ID: see simulator/seed.ts.")
say("Close the window to end.")
await new Promise<void>((resolve) => stage.browser.once("disconnected", resolve))
await stage.x.close()
