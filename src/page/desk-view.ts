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
  /** Numeric ID of the account that the link leads to. */
  account: string
  /** Its life so far, first step first: Unix milliseconds, and the colleague who did it where somebody did. */
  steps: Step[]
}

/** One step in the life of a DM link. */
export interface Step {
  step: PostState["status"]
  at: number
  by: string | null
}

/** All that a page knows of the desk; whole each time, newest wins. */
export interface DeskView {
  accounts: DeskAccount[]
  lastUsed: string | null
  /** The usual one first. */
  wordings: string[]
  /** Whether links carry a reference. */
  addReference: boolean
  /** Whether private data in a public reply bring a suggestion. */
  guardPrivateData: boolean
  posts: Record<string, PostState>
  /** Authors (lower case) with a conversation that isn't closed, and its owner's name; null: nobody's yet. */
  inDm: Record<string, string | null>
}

const STATUSES = new Set<unknown>(["drafted", "posted", "arrived", "accepted", "answered", "closed"])
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null

/** Checks the worker's news cheaply; null when it isn't what we know (another version of the worker). */
export function readDeskView(value: unknown): DeskView | null {
  if (!isObject(value) || !Array.isArray(value.accounts) || !Array.isArray(value.wordings)) return null
  if (!isObject(value.posts) || !isObject(value.inDm)) return null
  const accounts = value.accounts.filter(isAccount)
  const posts = Object.entries(value.posts).filter((entry): entry is [string, PostState] => isPostState(entry[1]))
  return {
    accounts,
    lastUsed: typeof value.lastUsed === "string" ? value.lastUsed : null,
    wordings: value.wordings.filter((wording) => typeof wording === "string"),
    addReference: value.addReference === true,
    guardPrivateData: value.guardPrivateData === true,
    posts: Object.fromEntries(posts),
    inDm: Object.fromEntries(
      Object.entries(value.inDm).filter((entry): entry is [string, string | null] => isNameOrNone(entry[1])),
    ),
  }
}

const isNameOrNone = (value: unknown): value is string | null => value === null || typeof value === "string"

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
    Number.isFinite(value.at) &&
    isNameOrNone(value.customerName) &&
    typeof value.account === "string" &&
    Array.isArray(value.steps) &&
    value.steps.every(isStep)
  )
}

const isStep = (value: unknown): value is Step =>
  isObject(value) && STATUSES.has(value.step) && Number.isFinite(value.at) && isNameOrNone(value.by)
