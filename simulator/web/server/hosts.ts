/** The hosts whose pages we are. */
export const hosts = ["x.com", "www.x.com", "mobile.x.com", "twitter.com", "mobile.twitter.com"] as const

/** Where X sends this address, or undefined when the page stands here. */
export function elsewhere(url: URL, host: string, stay: boolean): string | undefined {
  const rest = url.pathname + url.search
  if (url.pathname === "/intent/tweet") return `https://${host}/intent/post${url.search}`
  if (url.pathname === "/") return `https://${host}/home${url.search}`
  if (host === "x.com" || (host === "twitter.com" && stay)) return undefined
  return `https://x.com${rest}`
}
