/** Work of the desk that is under way, and whoever wants it to himself. */
let under = 0
let closed: Promise<void> | null = null
let settled: (() => void) | null = null

/** Does a piece of the desk's work, together with others; waits while somebody has the desk to himself. Never one within another. */
export async function together<T>(work: () => Promise<T>): Promise<T> {
  while (closed) await closed
  return alongside(work)
}

/** As `together`, for what a piece of work leaves running behind it: it belongs to that piece, and doesn't wait. */
export async function alongside<T>(work: () => Promise<T>): Promise<T> {
  under++
  try {
    return await work()
  } finally {
    under--
    if (under === 0) settled?.()
  }
}

/**
 * Does something when nothing else is under way, and lets nothing begin meanwhile: what reads or sends finishes first. A desk that is
 * put in the place of another is then met by nobody who still holds rows of the old one.
 */
export async function alone<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  while (closed) await closed
  let open = () => {}
  closed = new Promise((resolve) => {
    open = resolve
  })
  try {
    await nothingElse(signal)
    signal?.throwIfAborted()
    return await work()
  } finally {
    closed = null
    settled = null
    open()
  }
}

function nothingElse(signal?: AbortSignal): Promise<void> {
  if (under === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    settled = resolve
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true })
  })
}
