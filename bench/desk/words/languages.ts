import { arabic, russian } from "./cyrillic-and-arabic"
import { chinese, japanese, korean } from "./east-asian"
import { english } from "./english"
import { german } from "./german"
import type { Language } from "./language"
import { french, portuguese, spanish } from "./romance"
import { hindi, thai } from "./south-asian"

/** Whoever writes to the brand writes in one of these; the shares are of one. */
export const LANGUAGES: readonly Language[] = [
  ...[english, spanish, german, portuguese, arabic, french, russian, japanese, chinese, korean, hindi, thai],
]
