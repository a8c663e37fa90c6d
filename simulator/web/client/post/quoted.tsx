import type { MouseEvent } from "react"
import type { QuotedView } from "../../wire"
import { look } from "../look"
import { navigate } from "../router"
import { row, t, v } from "../styles"
import { words } from "../words"
import { Avatar } from "./avatar"
import { Photos } from "./photos"
import { PostText } from "./text"
import { UserName } from "./user-name"

const frame = { borderWidth: 1, borderRadius: 16, overflow: "hidden", cursor: "pointer" } as const

/** Another post inside a post: one link as a whole, with a name and a time that lead nowhere by themselves. */
export function Quoted({ quoted, labelledBy }: { quoted: QuotedView | "unavailable"; labelledBy: string }) {
  if (quoted === "unavailable")
    return (
      <div className={v(frame, { marginTop: 12, padding: 12, cursor: "default" })} style={{ borderColor: look.line }}>
        <span className={t()} style={{ color: look.soft }}>
          {words.unavailable}
        </span>
      </div>
    )
  const open = (event: MouseEvent) => {
    event.stopPropagation()
    if (!(event.target instanceof Element && event.target.closest("a")))
      navigate(`/${quoted.author.handle}/status/${quoted.id}`)
  }
  const hidden = t({ position: "absolute", width: 1, height: 1, overflow: "hidden", clip: "rect(0,0,0,0)" })
  return (
    <div id={labelledBy} className={v({ marginTop: 12 })}>
      <div className={v()}>
        <div dir="ltr" className={hidden} style={{ color: look.words }}>
          <span>{words.quote}</span>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: X's quoted post is a div that plays a link */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: as X's */}
        <div role="link" tabIndex={0} className={v(frame)} style={{ borderColor: look.line }} onClick={open}>
          <div className={v({ padding: "12px 12px 0" })}>
            <div className={v(row, { alignItems: "center", gap: 4 })}>
              <Avatar handle={quoted.author.handle} size={24} linked={false} />
              <UserName person={quoted.author} at={quoted.at} linked={false} />
            </div>
          </div>
          <div className={v({ padding: "4px 12px 12px" })}>
            <PostText text={quoted.text} quoted />
            <Photos handle={quoted.author.handle} postId={quoted.id} photos={quoted.photos} />
          </div>
        </div>
      </div>
    </div>
  )
}
