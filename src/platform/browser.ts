/** The one import of webextension-polyfill: everything that touches the browser's extension API goes through this folder. */
import browser from "webextension-polyfill"

export { browser }
