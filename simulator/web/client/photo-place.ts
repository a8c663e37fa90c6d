/** A photo of a post as an address names it. */
export interface PhotoPlace {
  id: string
  /** From 0. */
  index: number
  /** Address of its post. */
  post: string
}

/** The photo that a path names, if it names one. */
export function photoAt(path: string): PhotoPlace | undefined {
  const [, post, id, place] = /^(\/[^/]+\/status\/(\d+))\/photo\/([1-9]\d*)$/.exec(path) ?? []
  return post && id && place ? { id, index: Number(place) - 1, post } : undefined
}
