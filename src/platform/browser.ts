/** The one import of webextension-polyfill: everything that touches the browser's extension API goes through this folder. */
import browser from "webextension-polyfill"

export { browser }

export const sendToWorker = (message: unknown): Promise<unknown> => browser.runtime.sendMessage(message)

/** False once the extension was updated or removed under a page that still runs our script. */
export function stillOurs(): boolean {
  try {
    return Boolean(browser.runtime?.id)
  } catch {
    return false
  }
}
