import type { PlasmoCSConfig } from "plasmo"

// What extensions of this kind usually are: Plasmo's own inline anchors. A list of places is asked for with every mutation and every 142 ms,
// and each place gets a shadow root with a React root. The button does nothing at all.
export const config: PlasmoCSConfig = { matches: ["https://x.com/*", "https://twitter.com/*"] }

/** The places that get a button: behind X's bookmark, in the row of every post. */
export const getInlineAnchorList = async () =>
  document.querySelectorAll('article[data-testid="tweet"] [role="group"] > div:has(> button[data-testid="bookmark"])')

/** A button like ours. */
export default function Button() {
  return (
    <button type="button" aria-label="Reply with DM link">
      <svg viewBox="0 0 24 24" width="18.75" height="18.75" aria-hidden="true">
        <path d="M3 5h18v14H3z" />
      </svg>
    </button>
  )
}
