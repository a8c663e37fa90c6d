import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import type { Screen } from "../../scripts/browser/screen"
import { authorize, connectAccount, openSettings, signInWindow } from "../../scripts/tour/acts"
import { openStage, type Stage } from "../../scripts/tour/stage"
import { ASIDE_APP, WEB_APP } from "../../simulator/seed"
import { ACME_AIR, ACME_HELP } from "../../simulator/seed/people"
import { rowsOf } from "./acts"

let stage: Stage
let settings: Screen
beforeAll(async () => {
  stage = await openStage({ x: { customers: false } })
  settings = await openSettings(stage)
})
beforeEach(async () => {
  await settings.page.reload({ waitUntil: "domcontentloaded" })
  await settings.page.bringToFront()
})
afterAll(() => stage?.close())

/** Presses Connect account with this client ID; X's window. */
async function begin(clientId: string): Promise<Page> {
  const field = await settings.see("textbox", "Client ID")
  await field.click({ count: 3 })
  await field.type(clientId)
  const window = signInWindow(stage)
  await settings.press("button", "Connect account")
  return window
}

/** The card says what is known, shows the one checklist, and nothing is stored. */
async function saysAndStoresNothing(sentence: string): Promise<void> {
  await settings.until(
    (text) => [...document.querySelectorAll('[role="alert"]')].some((alert) => alert.textContent?.includes(text)),
    sentence,
  )
  await settings.read("The app’s type is Native App")
  expect(await rowsOf(settings.page, "accounts")).toEqual([])
  expect(await rowsOf(settings.page, "tokens", "aside-tokens")).toEqual([])
}

test("no client ID: said before any window opens", async () => {
  await settings.press("button", "Connect account")
  await saysAndStoresNothing("Type the client ID of your X app first.")
})

test("denied on X's page", async () => {
  const window = await begin(ASIDE_APP.clientId)
  const cancel = await window.waitForSelector('[data-testid="OAuth_Consent_Cancel_Button"]', { visible: true })
  await cancel?.evaluate((node) => (node as HTMLElement).click())
  await saysAndStoresNothing("X says that access was not granted.")
})

test("the window closed before X answered", async () => {
  const window = await begin(ASIDE_APP.clientId)
  await window.waitForSelector('[data-testid="OAuth_Consent_Button"]', { visible: true })
  await window.close()
  await saysAndStoresNothing("The sign-in window was closed before X sent you back.")
})

test("a wrong client ID: X only shows its own error, and all that is seen is that the window was closed", async () => {
  const window = await begin("bm90LWFuLWFwcA")
  await window.waitForFunction(() => document.body.innerText.includes("Something went wrong"))
  expect(await window.$('[data-testid="OAuth_Consent_Button"]')).toBeNull()
  await window.close()
  await saysAndStoresNothing("The sign-in window was closed before X sent you back.")
})

test("an app of the wrong type: X refuses the code, and its words are shown", async () => {
  await authorize(await begin(WEB_APP.clientId))
  await saysAndStoresNothing("X did not accept the sign-in.")
  const refused = stage.x.requests.filter(({ path }) => path === "/2/oauth2/token").at(-1)
  expect(refused?.status).toBeGreaterThanOrEqual(400)
})

test("X out of order during the sign-in", async () => {
  stage.x.faults.add({ path: "/2/oauth2/token" }, { answers: 503, body: "<h1>Over capacity</h1>" })
  await authorize(await begin(ASIDE_APP.clientId))
  await saysAndStoresNothing("X did not accept the sign-in.")
})

test("and then it works, with who was signed in on x.com, once however often it is done", async () => {
  await connectAccount(stage, settings)
  await settings.read("@acme_air")
  await connectAccount(stage, settings)
  await expect.poll(() => stage.x.requests.filter(({ path }) => path === "/2/users/me").length).toBe(2)
  expect(await rowsOf(settings.page, "accounts")).toMatchObject([{ id: ACME_AIR.id, status: "connected" }])
})

test("Reconnect takes nobody else's sign-in for this account's", async () => {
  stage.x.world.session.personId = ACME_HELP.id
  const window = signInWindow(stage)
  await settings.press("button", "Reconnect")
  await authorize(await window)
  await settings.read("X signed in another account than this one. Switch accounts on x.com and try again. (@acme_help)")
  expect(await rowsOf(settings.page, "accounts")).toMatchObject([{ id: ACME_AIR.id, status: "connected" }])
  expect(await rowsOf(settings.page, "tokens", "aside-tokens")).toHaveLength(1)
})
