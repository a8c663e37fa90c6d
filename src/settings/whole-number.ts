/** Reads what was typed into a number setting: the whole number, or the sentence that says the range. */
export function wholeNumber(
  typed: string,
  [least, most]: readonly [number, number],
  now: number,
): { ok: true; value: number } | { ok: false; sentence: string } {
  const value = Number(typed)
  if (typed.trim() !== "" && Number.isInteger(value) && value >= least && value <= most) return { ok: true, value }
  return { ok: false, sentence: `A whole number from ${least} to ${most}. It stays ${now}.` }
}
