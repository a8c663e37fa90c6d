/** What people do around a team in Aside's settings, and what a browser knows of its team. */
import type { Page } from "puppeteer-core"
import type { Membership, TeamLine } from "../../../src/core/membership"
import type { Role } from "../../../src/core/role"
import { rowsOf } from "../../browser/rows"
import type { Screen } from "../../browser/screen"
import { openSettings } from "../acts"
import type { Stage } from "../stage"

/** How long a browser may take to read the desk when it joins, in milliseconds. */
const JOINS_MS = 30_000

/** Puts the key into the settings, presses Join, and waits until this browser works at the team's desk. `server`: another than the key says. */
export async function joinTeam(stage: Stage, key: string, server = ""): Promise<void> {
  const settings = await openSettings(stage)
  if (server) await paste(settings, "Server", server)
  await pressJoin(settings, key)
  await isConnected(settings.page)
  await settings.page.close()
}

/** Pastes a key and presses Join; what comes of it, the page says. */
export async function pressJoin(settings: Screen, key: string): Promise<void> {
  await paste(settings, "Key", key)
  await settings.press("button", "Join")
}

/** A key has thousands of characters: it is pasted, as everybody does. */
async function paste(settings: Screen, field: string, text: string): Promise<void> {
  const box = await settings.see("textbox", field)
  await box.click({ count: 3 })
  await settings.page.keyboard.sendCharacter(text)
}

/** Until this browser is a member, its line stands, and it has read the whole desk. */
export async function isConnected(page: Page): Promise<void> {
  await teamIs(page, ({ membership, line }) => membership !== null && line?.state === "connected" && line.behind === 0)
}

/** What a browser knows of its team. */
export interface TeamKnown {
  membership: Membership | null
  line: TeamLine | null
}

export async function knownOf(page: Page): Promise<TeamKnown> {
  const [membership = null] = await rowsOf<Membership>(page, "membership")
  const [line = null] = await rowsOf<TeamLine>(page, "teamLine")
  return { membership, line }
}

/** Until what this browser knows of its team is so. */
export async function teamIs(page: Page, holds: (known: TeamKnown) => boolean, patience = JOINS_MS): Promise<void> {
  const end = Date.now() + patience
  for (;;) {
    const known = await knownOf(page)
    if (holds(known)) return
    if (Date.now() > end) {
      const shown = await page.evaluate(() => document.body.innerText.slice(0, 1_500)).catch(() => "")
      throw new Error(`The team never became so, but: ${JSON.stringify(known)}. The page shows:\n${shown}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** What the worker answers. */
export type Said = { ok: true; value: unknown } | { ok: false; refusal: string; detail?: string }

/** Says something to the worker, as the settings page does. */
export const tell = (page: Page, command: object): Promise<Said> =>
  page.evaluate((said) => chrome.runtime.sendMessage(said), command) as Promise<Said>

/** An admin invites somebody into every inbox there is; answers with the key, as the settings show it. */
export async function inviteFrom(admin: Page, { name, role }: { name: string; role: Role }): Promise<string> {
  const inboxes = (await rowsOf<{ id: string }>(admin, "inboxes")).map(({ id }) => id)
  const said = await tell(admin, { say: "invite", role, name, inboxes, member: null })
  if (!said.ok) throw new Error(`${name} could not be invited: ${JSON.stringify(said)}`)
  return (said.value as { key: string }).key
}
