import { useState } from "react"
import * as css from "./avatar.module.css"
import { visible } from "./visible"

/** Somebody's picture, or the first letter of their name. Says nothing to a screen reader: the name stands beside it. */
export function Avatar({ name, picture, size = 28 }: { name: string; picture: string | null; size?: number }) {
  const [broken, setBroken] = useState(false)
  const style = { width: size, height: size, fontSize: size * 0.42 }
  if (picture?.startsWith("https://") && !broken)
    return <img className={css.avatar} style={style} src={picture} alt="" onError={() => setBroken(true)} />
  const first = [...visible(name)][0] ?? "?"
  return (
    <span className={css.avatar} style={style} aria-hidden="true">
      {first.toLocaleUpperCase()}
    </span>
  )
}
