import { oneLine } from "~core/one-line"

/** A name as it may stand within a sentence: on one plain line, turning nothing around it, and not endless. */
export const named = (name: string) => oneLine(name, 60)
