import { browser } from "./browser"

/** Opens the settings page in a tab, or goes to the one that is open. */
export const openSettings = () => browser.runtime.openOptionsPage()

/** The redirect URL that X must be told, exact to the slash. */
export const redirectUrl = () => browser.identity.getRedirectURL()
