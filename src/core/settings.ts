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
  /** The words before the DM link; `{{handle}}`, `{{name}}`, `{{account}}` are filled in. */
  wording: string
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
  wording: "Hi @{{handle}}, we are sorry to hear that. Send us a private message and we will sort it out:",
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
