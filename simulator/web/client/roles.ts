/** X writes out roles that its elements have anyway, and uses them on plain boxes: what reads its page may rely on it. */
export const roles = {
  article: { role: "article" },
  banner: { role: "banner" },
  group: { role: "group" },
  link: { role: "link" },
  main: { role: "main" },
  region: { role: "region" },
  search: { role: "search" },
} as const

/** X names plain boxes, too. */
export const labelled = (label: string) => ({ "aria-label": label })
