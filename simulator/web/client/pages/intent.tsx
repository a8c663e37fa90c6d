import { ComposerDialog } from "../compose/dialog"
import { navigate, usePlace } from "../router"

/** The documented web intent: the composer with words already in it, on a page of its own. */
export function Intent() {
  const { query } = usePlace()
  const inReplyTo = query.get("in_reply_to") ?? undefined
  const url = query.get("url")
  const text = [query.get("text"), url].filter(Boolean).join(" ")
  const home = () => navigate("/home")
  return <ComposerDialog inReplyTo={inReplyTo} initial={text} onClose={home} onSent={home} />
}
