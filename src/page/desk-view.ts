/** An account as a page may know it. */
export interface DeskAccount {
  id: string
  handle: string
  name: string
  openToEveryone: boolean
}

/** What became of the DM link under one post. */
export interface PostState {
  conversion: string
  status: "drafted" | "posted" | "arrived" | "accepted" | "answered" | "closed"
  by: string
  /** Unix milliseconds of the last step. */
  at: number
  customerName: string | null
}

/** All that a page knows of the desk; whole each time, newest wins. */
export interface DeskView {
  accounts: DeskAccount[]
  lastUsed: string | null
  wording: string
  posts: Record<string, PostState>
}

const STATUSES = new Set<unknown>(["drafted", "posted", "arrived", "accepted", "answered", "closed"])
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null

/** Checks the worker's news cheaply; null when it isn't what we know (another version of the worker). */
export function readDeskView(value: unknown): DeskView | null {
  if (!isObject(value) || !Array.isArray(value.accounts) || typeof value.wording !== "string") return null
  if (!isObject(value.posts)) return null
  const accounts = value.accounts.filter(isAccount)
  const posts = Object.entries(value.posts).filter((entry): entry is [string, PostState] => isPostState(entry[1]))
  return {
    accounts,
    lastUsed: typeof value.lastUsed === "string" ? value.lastUsed : null,
    wording: value.wording,
    posts: Object.fromEntries(posts),
  }
}

function isAccount(value: unknown): value is DeskAccount {
  return (
    isObject(value) &&
    typeof value.id === "string" &&
    /^\d{1,25}$/.test(value.id) &&
    typeof value.handle === "string" &&
    typeof value.name === "string" &&
    typeof value.openToEveryone === "boolean"
  )
}

function isPostState(value: unknown): value is PostState {
  return (
    isObject(value) &&
    typeof value.conversion === "string" &&
    STATUSES.has(value.status) &&
    typeof value.by === "string" &&
    typeof value.at === "number" &&
    (value.customerName === null || typeof value.customerName === "string")
  )
}
