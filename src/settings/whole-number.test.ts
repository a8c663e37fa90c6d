import { expect, it } from "vitest"
import { wholeNumber } from "./whole-number"

it.each([
  ["5", { ok: true, value: 5 }],
  ["600", { ok: true, value: 600 }],
  ...["4", "601", "", " ", "7.5", "1e9", "x", "-5"].map(
    (typed) => [typed, { ok: false, sentence: "A whole number from 5 to 600. It stays 30." }] as const,
  ),
] as const)("%j", (typed, read) => expect(wholeNumber(typed, [5, 600], 30)).toEqual(read))
