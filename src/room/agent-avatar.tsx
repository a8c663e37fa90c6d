import { type CSSProperties, useState } from "react"
import type { Agent } from "~core/records"
import * as css from "./avatar.module.css"
import { hueOf, initials } from "./initials"
import { pictureUrl } from "./picture-url"

/** What is shown of somebody who works at the desk. */
export type Face = Pick<Agent, "id" | "name" | "picture">

/** A colleague's picture, or the letters of their name in a colour of their own. Says nothing to a screen reader: the name stands beside it. */
export function AgentAvatar({ agent: { id, name, picture }, size = 20 }: { agent: Face; size?: number }) {
  const [broken, setBroken] = useState<string | null>(null)
  const url = pictureUrl(picture)
  // Two letters can’t be read there.
  const isTiny = size < 20
  const letters = isTiny ? [...initials(name)].slice(0, 1).join("") : initials(name)
  const style = {
    width: size,
    height: size,
    fontSize: size * (isTiny ? 0.55 : 0.4),
    "--hue": hueOf(id),
  } as CSSProperties
  if (url && broken !== url)
    return <img className={css.avatar} style={style} src={url} alt="" onError={() => setBroken(url)} />
  return <span className={`${css.avatar} ${css.agent}`} style={style} data-letters={letters} aria-hidden="true" />
}
