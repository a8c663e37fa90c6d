/** What keeps the page from opening, and the one thing to do about it. */
export interface LaunchTrouble {
  what: string
  todo: string
  /** The name of the button that opens the page again. */
  again: "Try again" | "Reload"
  /** What lies there may be taken along as it is. */
  exports: boolean
}

const plain = { again: "Try again", exports: false } as const
const kept = { again: "Try again", exports: true } as const

/** Said while another tab keeps an older version of the desk open. */
export const BLOCKED: LaunchTrouble = {
  what: "Another tab keeps an older version of Aside open.",
  todo: "Close Aside's other tabs; this one then goes on by itself.",
  ...plain,
}

/** Said in a page of an older version when a newer one takes the desk over. */
export const UPDATED: LaunchTrouble = {
  what: "Aside was updated.",
  todo: "Reload this page to go on. What was saved is safe, and so is what you were typing.",
  again: "Reload",
  exports: false,
}

/** Said when the browser closes the desk under an open page. */
export const CLOSED: LaunchTrouble = {
  what: "The browser closed Aside's storage: its data was deleted, or the disk has trouble.",
  todo: "Reload this page. If that doesn't help, restart the browser.",
  again: "Reload",
  exports: false,
}

/** Names what the database or a fault of ours threw. Dexie wraps what the browser threw in `inner`. */
export function launchTrouble(error: unknown): LaunchTrouble {
  const names = namesOf(error)
  if (names.includes("QuotaExceededError"))
    return {
      what: "This computer's disk is full, so Aside can't save anything.",
      todo: "Free some space, then open Aside again. What was saved is safe.",
      ...kept,
    }
  if (names.includes("VersionError"))
    return {
      what: "Your desk was saved by a newer version of Aside.",
      todo: "Update Aside under chrome://extensions, then open it again. Nothing was changed.",
      ...kept,
    }
  if (names.some((name) => ["MissingAPIError", "InvalidStateError", "SecurityError"].includes(name)))
    return {
      what: "The browser does not let Aside store anything here.",
      todo: "Leave the private window, or allow storage for Aside, then open it again.",
      ...plain,
    }
  if (names.some((name) => ["OpenFailedError", "DatabaseClosedError", "UnknownError"].includes(name)))
    return {
      what: "Aside's storage could not be opened.",
      todo: "Restart the browser, then open Aside again.",
      ...kept,
    }
  return {
    what: "Your desk could not be brought to this version of Aside. It stands as it was, and nothing is written to it.",
    todo: "Close Aside's other tabs and try again. If it stays so, take along what is there, and report what stands below.",
    ...kept,
  }
}

/** What a fault of ours that stopped the drawing of a page is called. */
export const FAULT: LaunchTrouble = {
  what: "Aside stopped on a fault of its own. Your desk is safe.",
  todo: "Open it again.",
  ...plain,
}

function namesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  return [error.name, ...namesOf((error as { inner?: unknown }).inner ?? error.cause)]
}
