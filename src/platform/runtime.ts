// Chrome's own API and not the polyfill: all that a page of X needs of the extension is here, and the polyfill would be a third of what
// is loaded into every page (measured: 10 of 40 kB). From Chrome 126 on both answer with promises.

/** Says something to the worker; rejects when nobody hears it, and throws or rejects when the extension is gone. */
export const sendToWorker = (message: unknown): Promise<unknown> => chrome.runtime.sendMessage(message)

/** False once the extension was updated or removed under a page that still runs our script. */
export function stillOurs(): boolean {
  try {
    return Boolean(chrome.runtime?.id)
  } catch {
    return false
  }
}
