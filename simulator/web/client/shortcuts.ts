import { useEffect } from "react"
import { boot } from "./boot"
import { onKey } from "./keys"
import { named } from "./names"
import { navigate, openComposer } from "./router"

/** Presses a button of the post that has the focus. */
function press(...names: string[]): void {
  const post = document.activeElement?.closest("article")
  const button = post?.querySelector<HTMLElement>(names.map((name) => `[data-testid="${name}"]`).join(","))
  button?.click()
}

const keys: Record<string, () => void> = {
  n: () => openComposer(),
  r: () => press(named("reply")),
  l: () => press("like", "unlike"),
  t: () => press("retweet", "unretweet"),
  b: () => press("bookmark", "removeBookmark"),
  "g h": () => navigate("/home"),
  "g e": () => navigate("/explore"),
  "g n": () => navigate("/notifications"),
  "g m": () => navigate("/messages"),
  "g b": () => navigate("/i/bookmarks"),
  "g p": () => navigate(`/${boot.session?.handle ?? "home"}`),
  "g d": () => navigate("/i/display"),
}

/** X's shortcuts that work everywhere; Enter is the post's own, `j` and `k` the timeline's. `d` alone is nobody's. */
export function useShortcuts(): void {
  useEffect(() => {
    const stops = Object.entries(keys).map(([key, action]) => onKey(key, action))
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
}
