import { useSyncExternalStore } from "react"

/** Where the page stands. Over a page, X's dialogs have an address of their own and remember what lies below. */
export interface Place {
  path: string
  query: URLSearchParams
  /** Address of the page drawn below a dialog. */
  below?: string
  /** The post a composer dialog replies to. */
  inReplyTo?: string
}

interface Kept {
  below?: string
  inReplyTo?: string
}

const listeners = new Set<() => void>()
let place = current()

function current(): Place {
  const kept = (history.state ?? {}) as Kept
  return { path: location.pathname, query: new URLSearchParams(location.search), ...kept }
}

function changed(): void {
  place = current()
  for (const listener of listeners) listener()
}

addEventListener("popstate", changed)
// Where a page is left and come back to is X's own business: it restores nothing by itself either.
history.scrollRestoration = "manual"

/** Goes elsewhere without loading anything. */
export function navigate(href: string, kept: Kept = {}): void {
  history.pushState(kept, "", href)
  changed()
  if (!kept.below) scrollTo(0, 0)
}

/** Opens the composer over the page that is there. */
export function openComposer(inReplyTo?: string): void {
  const below = place.below ?? location.pathname + location.search
  navigate("/compose/post", { below, ...(inReplyTo ? { inReplyTo } : {}) })
}

/** Closes a dialog with an address of its own. */
export function closeComposer(): void {
  if (place.below) history.back()
  else navigate("/home")
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where the page stands, always up to date. */
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, () => place)
}
