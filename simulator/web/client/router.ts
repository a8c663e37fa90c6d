import { useSyncExternalStore } from "react"
import { photoAt } from "./photo-place"

/** Where the page stands. Over a page, X's dialogs have an address of their own and remember what lies below. */
export interface Place {
  path: string
  query: URLSearchParams
  /** Address of the page drawn below a dialog. */
  below?: string
  /** The post a composer dialog replies to. */
  inReplyTo?: string
  /** Address of the photo view that stays open below a composer. */
  photo?: string
}

interface Kept {
  below?: string
  photo?: string
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
  const photo = photoAt(place.path) ? place.path : place.photo
  navigate("/compose/post", { below: pageBelow(), ...(photo ? { photo } : {}), ...(inReplyTo ? { inReplyTo } : {}) })
}

const pageBelow = (): string => place.below ?? photoAt(place.path)?.post ?? location.pathname + location.search

/** Opens a photo over the page that is there; from one photo to the next the way back stays the same. */
export function openPhoto(href: string): void {
  if (photoAt(place.path)) {
    history.replaceState(history.state, "", href)
    changed()
  } else navigate(href, { below: pageBelow() })
}

/** Closes the photo view. */
export function closePhoto(): void {
  if (place.below) history.back()
  else navigate(pageBelow())
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
