import type { ElementHandle } from "puppeteer-core"
import type { Role } from "../../../../src/core/role"
import type { Screen } from "../../../browser/screen"
import { connectAccount, goAvailable } from "../../acts"
import type { Album } from "../../album"
import { isConnected, pressJoin, tell } from "../acts"
import type { TeamMember } from "../member"
import type { TeamStage } from "../stage"

/** The three of the tour. */
export interface Three {
  ann: TeamMember
  bob: TeamMember
  cho: TeamMember
}

/** Ann opens the desk and connects the brand; Bob and Cho come with the keys she made, and go on duty. */
export async function gather(stage: TeamStage, { happened }: Album): Promise<Three> {
  const ann = await stage.seat({ name: "Ann", role: "admin" })
  const settings = await ann.settings()
  await pressJoin(settings, await stage.server.firstKey("Ann"))
  await isConnected(settings.page)
  await happened("Ann put the workspace's key into Aside's settings and pressed Join: the desk is open", settings.page)
  await connectAccount(ann.stage(), settings)
  await settings.read("@acme_air")
  // Long enough to see an offer go back because somebody is gone, and not because it lapsed.
  await tell(settings.page, { say: "setting", name: "offerSeconds", value: 300 })
  await happened("Ann connected @acme_air: her browser reads X and sends for everybody", settings.page)
  const bob = await come(stage, settings, "Bob")
  const cho = await come(stage, settings, "Cho")
  await (await settings.see("list", "Members")).scrollIntoView()
  await happened("Ann invited Bob and Cho by name and role; each joined with a key of their own", settings.page)
  const panels = [await bob.panel(), await cho.panel()]
  for (const panel of panels) await goAvailable(panel)
  await happened("Bob and Cho are on duty", ...panels.map(({ page }) => page))
  return { ann, bob, cho }
}

async function come(stage: TeamStage, settings: Screen, name: string): Promise<TeamMember> {
  const member = await stage.seat({ name, role: "agent" })
  await member.join(await inviteOnScreen(settings, name, "agent"))
  return member
}

/** Fills the admin's form, presses Invite, and reads the new key where the page shows it. */
export async function inviteOnScreen(settings: Screen, name: string, role: Role): Promise<string> {
  const { page } = settings
  await page.bringToFront()
  const region = await settings.see("region", "Team")
  // Other regions have a Name as well.
  const field = await region.waitForSelector('::-p-aria([name="Name"][role="textbox"])', { visible: true })
  await field?.click({ count: 3 })
  await field?.type(name)
  const roles = (await settings.see("combobox", "Role")) as ElementHandle<HTMLSelectElement>
  await roles.select(role)
  await settings.press("button", "Invite")
  const key = (await settings.see("textbox", "New key")) as ElementHandle<HTMLTextAreaElement>
  const text = await key.evaluate((node) => node.value)
  await settings.press("button", "Done")
  return text
}
