import type { Media } from "./entry"

/** Where X keeps the media of a message: the three names that fetching wants. */
export interface MediaPlace {
  dm: string
  media: string
  resource: string
  /** X's own address names all three; else the last two are our reading of it, and a *not found* proves nothing. */
  exact: boolean
}

const WHOLE = /\/dm\/(\d{1,20})\/(\d{1,20})\/([\w-]{1,80}\.\w{1,5})$/u
const LAST = /\/([\w-]{1,80}\.\w{1,5})$/u
const STILL = /\.(?:jpe?g|png|webp)$/iu

/** Reads the place out of X's address for a medium and the id of its message; null when there is none to be read. */
export function mediaPlace({ key, type, url }: Media, event: string): MediaPlace | null {
  if (!url || !URL.canParse(url)) return null
  const { pathname } = new URL(url)
  const [, dm = "", media = "", resource = ""] = WHOLE.exec(pathname) ?? []
  // Of a video without its own address we know a still picture, which isn't the video.
  const still = type !== "photo" && STILL.test(pathname)
  if (dm === event) return { dm, media, resource, exact: !still }
  const id = /_(\d{1,20})$/u.exec(key)?.[1]
  const name = LAST.exec(pathname)?.[1]
  return id && name ? { dm: event, media: id, resource: name, exact: false } : null
}
