/**
 * What Aside must find on X's page to do its work, in the order in which a press meets it. X moves its parts every few
 * months: the page says which it missed, and Health since when.
 */
export const PAGE_PARTS = ["posts", "action row", "reply button", "reply box", "post button"] as const

/** One part of X's page. */
export type PagePart = (typeof PAGE_PARTS)[number]
