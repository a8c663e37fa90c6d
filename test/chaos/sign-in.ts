import type { Target } from "puppeteer-core"
import { ASIDE_APP } from "../../simulator/seed"
import { ACME_AIR } from "../../simulator/seed/people"
import type { Answer, Machine } from "./machine"

/** Signs the brand's account in, or in again: the person presses Authorize app on X's own page. */
export async function signIn(machine: Machine, again = false): Promise<Answer | undefined> {
  const browser = await machine.browser()
  const said = machine.say(
    again ? { say: "reconnect", account: ACME_AIR.id } : { say: "connect", clientId: ASIDE_APP.clientId },
  )
  const isSignIn = (target: Target) => target.url().startsWith("https://x.com/i/oauth2/authorize")
  const target = await browser.waitForTarget(isSignIn, { timeout: 9_000 })
  const window = await target.asPage()
  const button = await window.waitForSelector('[data-testid="OAuth_Consent_Button"]', { timeout: 9_000 })
  // The window goes while it still answers.
  await button?.evaluate((node) => (node as HTMLElement).click()).catch(() => undefined)
  return said
}
