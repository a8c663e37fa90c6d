import { jetstreamManager } from "@nats-io/jetstream"
import type { NatsConnection } from "@nats-io/nats-core"
import type { Page, Target } from "puppeteer-core"
import { EXTENSION_ID } from "../../scripts/browser/launch"
import type { Screen } from "../../scripts/browser/screen"
import { connectAccount, goAvailable } from "../../scripts/tour/acts"
import { tell } from "../../scripts/tour/team/acts"
import type { TeamMember } from "../../scripts/tour/team/member"
import type { TeamStage } from "../../scripts/tour/team/stage"
import { ofPresence, STREAM } from "../../src/team/subjects"
import { isOn, rowsOf, setNumber } from "./acts"

/** An admin, or whoever works alone, connects @acme_air in the settings; nobody waits for an undo or between offers. */
export async function openShop(admin: TeamMember): Promise<Screen> {
  const settings = await admin.settings()
  await connectAccount(admin.stage(), settings)
  await settings.read("@acme_air")
  for (const label of ["Undo send (seconds)", "Pause between offers (seconds)"]) await setNumber(settings, label, 0)
  await setNumber(settings, "Offer lasts (seconds)", 300)
  return settings
}

/** Somebody goes on duty in their panel. */
export async function goOn(member: TeamMember): Promise<Screen> {
  const panel = await member.panel()
  await panel.page.bringToFront()
  await goAvailable(panel)
  await isOn(panel)
  return panel
}

/** Opens a customer of one's own in the panel. */
export async function openTalk(panel: Screen, name: string): Promise<void> {
  await panel.page.bringToFront()
  const item = await panel.page.waitForSelector(`::-p-aria([role="list"]) ::-p-text(${name})`, { visible: true })
  await item?.click()
  await panel.see("region", "Customer profile")
}

/** The gateway's browser reads X at once, as it does when somebody opens its panel. */
export async function readNow(gateway: TeamMember): Promise<void> {
  await tell((await gateway.settings()).page, { say: "awake", opened: true })
}

/** As if the time were up that the server keeps a killed browser's leases and presence. */
export async function timeIsUp(stage: TeamStage): Promise<void> {
  const { streams } = await jetstreamManager(await stage.server.keeper())
  for (const filter of ["lease.>", "here.>"]) await streams.purge(STREAM, { filter })
}

/** Closes all that is open in somebody's browser but an empty tab, without which it would end. */
export async function closePages(member: TeamMember): Promise<void> {
  const { browser } = member.stage()
  const open = await browser.pages()
  await browser.newPage()
  for (const page of open) await page.close()
}

/** How often Chrome has started and ended somebody's worker from now on. */
export function workerLife(member: TeamMember): { born: () => number; died: () => number } {
  const { browser } = member.stage()
  const told = { born: 0, died: 0 }
  const isWorker = (target: Target) => target.type() === "service_worker" && target.url().includes(EXTENSION_ID)
  browser.on("targetcreated", (target) => isWorker(target) && told.born++)
  browser.on("targetdestroyed", (target) => isWorker(target) && told.died++)
  return { born: () => told.born, died: () => told.died }
}

/** When somebody last said that they are here, by the server's clock (Unix milliseconds). */
export async function lastHeard(keeper: NatsConnection, member: string): Promise<number> {
  const { streams } = await jetstreamManager(keeper)
  const said = await streams.getMessage(STREAM, { last_by_subj: ofPresence(member) })
  return said?.time.getTime() ?? 0
}

/** What lies on the shelf beside the desk; nothing while there is no shelf, which a question must not make. */
export async function shelfRows<Row>(page: Page, table: string): Promise<Row[]> {
  const stands = await page.evaluate(async () =>
    (await indexedDB.databases()).some(({ name }) => name === "aside-team"),
  )
  return stands ? rowsOf<Row>(page, table, "aside-team") : []
}
