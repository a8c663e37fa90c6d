/** The post that X's intent page answers, or null elsewhere. */
export function intentPost({ location }: Document): string | null {
  const id = location.pathname.startsWith("/intent/") ? new URLSearchParams(location.search).get("in_reply_to") : null
  return id && /^\d{1,25}$/.test(id) ? id : null
}
