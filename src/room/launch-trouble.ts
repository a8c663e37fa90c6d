/** What keeps the page from opening, and the one thing to do about it. */
export interface LaunchTrouble {
  what: string
  todo: string
}

/** Said while another tab keeps an older version of the desk open. */
export const BLOCKED: LaunchTrouble = {
  what: "Another tab keeps an older version of Aside open.",
  todo: "Close Aside's other tabs; this one then goes on by itself.",
}

/** Names what the database or a fault of ours threw. Dexie wraps what the browser threw in `inner`. */
export function launchTrouble(error: unknown): LaunchTrouble {
  const names = namesOf(error)
  if (names.includes("QuotaExceededError"))
    return {
      what: "This computer's disk is full, so Aside can't save anything.",
      todo: "Free some space, then open Aside again. What was saved is safe.",
    }
  if (names.includes("VersionError"))
    return {
      what: "Your desk was saved by a newer version of Aside.",
      todo: "Update Aside under chrome://extensions, then open it again. Nothing was changed.",
    }
  if (names.some((name) => ["UpgradeError", "AbortError"].includes(name)))
    return {
      what: "Your desk could not be brought to this version of Aside. It stands as it was.",
      todo: "Close Aside's other tabs and open it again.",
    }
  if (names.some((name) => ["MissingAPIError", "InvalidStateError", "SecurityError"].includes(name)))
    return {
      what: "The browser does not let Aside store anything here.",
      todo: "Leave the private window, or allow storage for Aside, then open it again.",
    }
  if (names.some((name) => ["OpenFailedError", "DatabaseClosedError", "UnknownError"].includes(name)))
    return { what: "Aside's storage could not be opened.", todo: "Restart the browser, then open Aside again." }
  return { what: "Aside stopped on a fault of its own. Your desk is safe.", todo: "Open it again." }
}

function namesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  return [error.name, ...namesOf((error as { inner?: unknown }).inner ?? error.cause)]
}
