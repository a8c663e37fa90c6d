/** What an admin can set; ranges are what the settings page says when a value is out of range. */
export interface Settings {
  standardCapacity: number
  maximumCapacity: number
  offerSeconds: number
  pauseSeconds: number
  sessionMinutes: number
  reopenHours: number
  undoSeconds: number
  /** Closed conversations and their media are emptied after so many days; 0: kept. */
  keepDays: number
  /** Re-reads what X may have removed, once a day, at X's price. */
  checkRemovals: boolean
  /** The words before the DM link, the usual ones first; `{{handle}}`, `{{name}}`, `{{account}}` are filled in. */
  wordings: string[]
  /** What is said under the post when all is sorted in private (no link in it); the same variables. */
  closingWording: string
  /** The link also carries a short reference, so that a message from another handle is still tied to its post. */
  addReference: boolean
  /** Suggests the DM link when private data are typed into a public reply. */
  guardPrivateData: boolean
}

export const DEFAULT_SETTINGS: Settings = {
  standardCapacity: 3,
  maximumCapacity: 5,
  offerSeconds: 30,
  pauseSeconds: 10,
  sessionMinutes: 15,
  reopenHours: 24,
  undoSeconds: 5,
  keepDays: 0,
  checkRemovals: false,
  wordings: ["Hi @{{handle}}, we are sorry to hear that. Send us a private message and we will sort it out:"],
  closingWording: "Thank you for your message, @{{handle}}. We have sorted this out with you in private.",
  addReference: false,
  guardPrivateData: true,
}

/** Smallest and largest value of each number. */
export const RANGES = {
  standardCapacity: [1, 50],
  maximumCapacity: [1, 100],
  offerSeconds: [5, 600],
  pauseSeconds: [0, 600],
  sessionMinutes: [1, 1440],
  reopenHours: [0, 720],
  undoSeconds: [0, 60],
  keepDays: [0, 3650],
} as const satisfies Partial<Record<keyof Settings, readonly [number, number]>>

/** Most characters of a wording: a reply has 280, the link counts 23 and a blank before it. */
export const WORDING_LIMIT = 256

/** How many wordings there can be, to choose from in the page's menu. */
export const MOST_WORDINGS = 10
