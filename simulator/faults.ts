import type { ApiRecord } from "./requests"

/**
 * What goes wrong with a request. `before` and `after` mean before and after the local X did what was asked:
 * after a drop *after* processing, a message stands in the conversation and its sender never hears of it.
 */
export type Fault =
  /** Answers this instead of doing anything. An object becomes JSON. */
  | { answers: number; body?: string | object; headers?: Record<string, string> }
  /** Never answers; the request stays open until its sender or the server gives up. */
  | { hangs: "before" | "after" }
  /**
   * Breaks the request off without an answer: its stream alone (a browser's fetch rejects), or the whole connection with all that runs
   * over it (Chromium then sends most requests a second time by itself: see `breakOff`).
   */
  | { drops: "before" | "after"; whole?: "stream" | "connection" }
  /** Answers late: after so many milliseconds, or when the promise resolves. Processing comes first unless `at` says so. */
  | { waits: number | Promise<unknown>; at?: "before" | "after" }
  /** Does what was asked and answers with the body that this makes of its own: pages repeated, or in another order. */
  | { rewrites: (body: string) => string }

/** Which requests a fault meets; what is left out matches everything. */
export interface FaultMatch {
  method?: string
  /** The whole path without its query, or a pattern. */
  path?: string | RegExp
  /** The id of the account whose token is used. */
  account?: string
  /** Any further condition. */
  when?: (request: ApiRecord) => boolean
}

/** A fault that was set, and what it met. */
export interface FaultHandle {
  /** Requests it met, oldest first. */
  readonly met: readonly ApiRecord[]
  remove(): void
}

/** Faults on demand; they concern requests to api.x.com, sign-in's token endpoint included. */
export interface Faults {
  /** Lets the next `times` matching requests (1; Infinity for all) meet this fault. Earlier faults come first. */
  add(match: FaultMatch, fault: Fault, times?: number): FaultHandle
  clear(): void
  /** Used by the server: the fault for this request, counted. */
  take(request: ApiRecord): Fault | undefined
}

/** No faults yet. */
export function createFaults(): Faults {
  const set: { match: FaultMatch; fault: Fault; left: number; met: ApiRecord[] }[] = []

  return {
    add(match, fault, times = 1) {
      const entry = { match, fault, left: times, met: [] as ApiRecord[] }
      set.push(entry)
      return {
        met: entry.met,
        remove() {
          entry.left = 0
        },
      }
    },
    clear: () => set.splice(0),
    take(request) {
      const entry = set.find(({ match, left }) => left > 0 && fits(match, request))
      if (!entry) return undefined
      entry.left--
      entry.met.push(request)
      return entry.fault
    },
  }
}

function fits({ method, path, account, when }: FaultMatch, request: ApiRecord): boolean {
  if (method !== undefined && method !== request.method) return false
  if (account !== undefined && account !== request.account) return false
  if (typeof path === "string" && path !== request.path) return false
  if (path instanceof RegExp && !path.test(request.path)) return false
  return when?.(request) ?? true
}
