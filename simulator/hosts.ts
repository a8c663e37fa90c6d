/** Which of the local X's rooms a host belongs to. */
export type Room = "api" | "web" | "pictures" | "private media" | "short links"

const ROOMS: Readonly<Record<string, Room>> = {
  "api.x.com": "api",
  "api.twitter.com": "api",
  "x.com": "web",
  "www.x.com": "web",
  "mobile.x.com": "web",
  "twitter.com": "web",
  "www.twitter.com": "web",
  "mobile.twitter.com": "web",
  "pbs.twimg.com": "pictures",
  "abs.twimg.com": "pictures",
  "ton.twitter.com": "private media",
  "ton.x.com": "private media",
  "video.twimg.com": "private media",
  "t.co": "short links",
}

/** Every host the local X stands in for. */
export const HOSTS: readonly string[] = Object.keys(ROOMS)

/** The room for a host; whatever else leads here (localhost, say) gets the web pages. */
export function roomOf(host: string): Room {
  return ROOMS[host] ?? "web"
}

/** Chromium's `--host-resolver-rules` value that leads X's hosts to this port of this computer and no other host anywhere else. */
export function resolverRules(port: number): string {
  return HOSTS.map((host) => `MAP ${host} 127.0.0.1:${port}`).join(", ")
}
