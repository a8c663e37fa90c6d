const aliases = new Set(["www.x.com", "mobile.x.com", "twitter.com", "www.twitter.com", "mobile.twitter.com"])

/** Where X sends this address, or undefined when the page stands here. */
export function elsewhere(url: URL, host: string, stay: boolean): string | undefined {
  const stays = !aliases.has(host) || (host === "twitter.com" && stay)
  const here = stays ? "" : "https://x.com"
  if (url.pathname === "/intent/tweet") return `${here}/intent/post${url.search}`
  if (url.pathname === "/") return `${here}/home${url.search}`
  return stays ? undefined : here + url.pathname + url.search
}
