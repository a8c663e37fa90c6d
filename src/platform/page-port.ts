/** One end of a port to the worker, in plain words; throws when the extension is gone. */
export function connectPort(name: string) {
  const port = chrome.runtime.connect({ name })
  return {
    say: (message: unknown) => port.postMessage(message),
    hear: (listener: (message: unknown) => void) => port.onMessage.addListener((message) => listener(message)),
    closed: (listener: () => void) => port.onDisconnect.addListener(() => listener()),
    close: () => port.disconnect(),
  }
}
