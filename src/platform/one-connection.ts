/** The one session rule Aside sets. */
const RULE = 1

/**
 * Has each of our requests to a host use a connection of its own where it is HTTP/1.1 (behind an old proxy, say): Chromium repeats a POST
 * by itself when a kept connection breaks before the answer (measured with Chromium 156: a dropped message arrived twice). HTTP/2
 * ignores the header, and goes on sharing its connection. Before the first request: an idle one would still be taken.
 */
export async function neverReuseConnections(host: string): Promise<void> {
  await chrome.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [RULE],
    addRules: [
      {
        id: RULE,
        condition: { requestDomains: [host], initiatorDomains: [chrome.runtime.id] },
        action: {
          type: "modifyHeaders" as chrome.declarativeNetRequest.RuleActionType,
          requestHeaders: [
            {
              header: "connection",
              operation: "set" as chrome.declarativeNetRequest.HeaderOperation,
              value: "close",
            },
          ],
        },
      },
    ],
  })
}
