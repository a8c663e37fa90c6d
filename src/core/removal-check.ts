import { PRICES } from "./x-prices"

const DAY_MS = 24 * 3_600_000

/** X keeps events for so long: that much is re-read, and paid for. */
export const X_KEEPS_MS = 30 * DAY_MS

/** What re-reading so many events costs at most, in thousandths of a US dollar; those X has returned on the same UTC day are free. */
export const priceOfCheck = (events: number): number => events * PRICES.event

/** When the paid check is next due: a day after it last began (Unix milliseconds); one that never ran is due now. */
export const checkDue = (begunAt: number | null): number => (begunAt === null ? 0 : begunAt + DAY_MS)

/** X's epoch: its ids hold the milliseconds since then above 22 other bits. */
const EPOCH_MS = 1_288_834_974_657n

/** The lowest id X gives at a time (Unix milliseconds): ids from there on are of then or later. */
export const idAt = (at: number): string => String((BigInt(Math.max(0, Math.floor(at))) - EPOCH_MS) << 22n)
