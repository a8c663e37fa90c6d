import { browser } from "./browser"

/** Where X sends people back to: shown in settings, typed into X's developer portal, exact to the slash. */
export const redirectUrl = (): string => browser.identity.getRedirectURL()

/** Opens X's sign-in window; the URL it came back with, or undefined when it was closed. */
export async function launchSignIn(url: string): Promise<string | undefined> {
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive: true })
  } catch {
    return undefined // "The user did not approve access." is all Chrome says, whatever happened.
  }
}
