import { Link } from "../link"
import { s, v } from "../styles"

function Face({ handle }: { handle: string }) {
  const src = `/i/avatar/${encodeURIComponent(handle)}.svg`
  return (
    <div className={v({ borderRadius: 9999, overflow: "hidden", width: "100%", height: "100%" })}>
      <div
        className={v({ position: "absolute", inset: 0, backgroundSize: "cover" })}
        style={{ backgroundImage: `url("${src}")` }}
      />
      <img alt="" draggable className={s({ position: "absolute", inset: 0, opacity: 0, width: "100%" })} src={src} />
    </div>
  )
}

/** A person's picture; linked to them unless it stands inside something that is a link itself. */
export function Avatar({ handle, size, linked = true }: { handle: string; size: number; linked?: boolean }) {
  return (
    <div className={v()} data-testid="Tweet-User-Avatar">
      <div className={v()} data-testid={`UserAvatar-Container-${handle}`} style={{ width: size, height: size }}>
        {linked ? (
          <Link href={`/${handle}`} aria-hidden="true" tabIndex={-1} className={v({ width: "100%", height: "100%" })}>
            <Face handle={handle} />
          </Link>
        ) : (
          <div role="presentation" tabIndex={-1} className={v({ width: "100%", height: "100%" })}>
            <Face handle={handle} />
          </div>
        )}
      </div>
    </div>
  )
}
