import { accent, look } from "../look"
import { t, v } from "../styles"
import { words } from "../words"

/** What stands in the place of the reply box where the author lets only some people reply. */
export function WhoCanReply({ handle }: { handle: string }) {
  return (
    <div className={v({ padding: "12px 16px" })} style={{ borderBottom: `1px solid ${look.line}` }}>
      <div
        className={v({ borderRadius: 16, padding: "12px 16px" })}
        style={{ backgroundColor: `color-mix(in srgb, ${accent.main} 10%, ${look.back})` }}
      >
        <span className={t({ fontWeight: 700 })} style={{ color: look.words }}>
          {words.whoCanReply}
        </span>
        <span className={t()} style={{ color: look.soft }}>
          {words.canReply.replace("{handle}", handle)}
        </span>
      </div>
    </div>
  )
}
