import * as v from "valibot"

/** An id of ours: what it names is looked up, never trusted. */
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(80))
/** An id of X's: digits, longer than a number holds. */
export const digits = v.pipe(v.string(), v.regex(/^\d{1,25}$/))
export const handle = v.pipe(v.string(), v.regex(/^\w{1,20}$/))
/** A message as typed: what is too long for X is for the desk to say, this only bounds what is carried. */
export const text = v.pipe(v.string(), v.maxLength(20_000))
