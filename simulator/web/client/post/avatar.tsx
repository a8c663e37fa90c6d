import { Link } from "../link"
import { s, v } from "../styles"
import { Layer } from "./deep"

const whole = { width: "100%", height: "100%" } as const
const over = { position: "absolute", inset: 0 } as const

function Face({ handle }: { handle: string }) {
  const src = `/i/avatar/${encodeURIComponent(handle)}.svg`
  return (
    <>
      <Layer />
      <div className={v(whole, { borderRadius: 9999, overflow: "hidden" })}>
        <div className={v(whole)}>
          <div className={v({ paddingBottom: "100%" })} />
          <div className={v(over)}>
            <div className={v(over, { backgroundSize: "cover" })} style={{ backgroundImage: `url("${src}")` }} />
            <img alt="" draggable className={s(over, { opacity: 0, width: "100%" })} src={src} />
          </div>
        </div>
      </div>
      <Layer />
    </>
  )
}

/** A person's picture; linked to them unless it stands inside something that is a link itself. */
export function Avatar({ handle, size, linked = true }: { handle: string; size: number; linked?: boolean }) {
  return (
    <div className={v()} data-testid="Tweet-User-Avatar">
      <div className={v()} data-testid={`UserAvatar-Container-${handle}`} style={{ width: size, height: size }}>
        <div className={v({ paddingBottom: "100%" })} />
        <div className={v(over)}>
          <div className={v(whole)}>
            {linked ? (
              <Link href={`/${handle}`} aria-hidden="true" tabIndex={-1} className={v(whole)}>
                <Face handle={handle} />
              </Link>
            ) : (
              <div role="presentation" tabIndex={-1} className={v(whole)}>
                <Face handle={handle} />
              </div>
            )}
          </div>
        </div>
      </div>
    </div>
  )
}
