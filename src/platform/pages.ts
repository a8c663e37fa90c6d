import { browser } from "./browser"

/** Opens the settings page in a tab, or goes to the one that is open. */
export const openSettings = () => browser.runtime.openOptionsPage()

/** Opens one of our own pages in a tab (`tabs/report.html`). */
export const openTab = (page: string) => browser.tabs.create({ url: browser.runtime.getURL(page) })

/** The redirect URL that X must be told, exact to the slash. */
export const redirectUrl = () => browser.identity.getRedirectURL()
