import { Icon } from "../icons"
import { accent, look } from "../look"
import { row, t, v } from "../styles"
import { words } from "../words"

/** A video in an ordinary post: X wraps it in `placementTracking`, too. */
export function Video() {
  return (
    <div className={v({ marginTop: 12 })}>
      <div className={v()} data-testid="placementTracking">
        <div
          className={v({
            borderRadius: 16,
            overflow: "hidden",
            aspectRatio: "16 / 9",
            alignItems: "center",
            justifyContent: "center",
          })}
          style={{ background: "linear-gradient(160deg, rgb(47, 72, 98), rgb(14, 21, 30))" }}
          data-testid="videoPlayer"
        >
          <div data-testid="videoComponent" className={v({ color: "#fff" })}>
            <button
              type="button"
              aria-label="Play"
              data-testid="playButton"
              className={v({
                width: 60,
                height: 60,
                borderRadius: 9999,
                alignItems: "center",
                justifyContent: "center",
              })}
              style={{ backgroundColor: accent.main, color: "#fff" }}
            >
              <Icon name="play" size={30} filled />
            </button>
          </div>
        </div>
      </div>
    </div>
  )
}

/** The button beside a suggested author, wrapped in `placementTracking` as well. */
export function FollowButton({ id, handle }: { id: string; handle: string }) {
  return (
    <div className={v(row, { flexShrink: 0 })} data-testid="placementTracking">
      <button
        type="button"
        aria-label={`${words.follow} @${handle}`}
        data-testid={`${id}-follow`}
        className={v({ borderRadius: 9999, minHeight: 32, padding: "0 16px", justifyContent: "center" })}
        style={{ backgroundColor: look.button, color: look.onButton }}
        onClick={(event) => event.stopPropagation()}
      >
        <span className={t({ fontWeight: 700, fontSize: 14 })}>{words.follow}</span>
      </button>
    </div>
  )
}
