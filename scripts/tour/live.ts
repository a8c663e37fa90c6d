// The real x.com with Aside, in a profile of its own that is kept between runs.
import { fileURLToPath } from "node:url"
import { launchAside } from "../browser/launch"

const profile = fileURLToPath(new URL("../../.cache/live-profile", import.meta.url))
const aside = await launchAside({ headless: false, profile, size: { width: 1480, height: 980 } })
const settings = await aside.openOwn("options.html")
const home = await aside.browser.newPage()
// X may be slow or ask to sign in: whatever it shows is what the person came for.
home.goto("https://x.com/home").catch(() => undefined)
await settings.bringToFront()
process.stdout.write("The real X. Aside's settings lead from here; close the window to end.\n")
await new Promise<void>((resolve) => aside.browser.once("disconnected", resolve))
