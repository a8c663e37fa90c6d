import type { Chance } from "./chance"

/** One parser under fire: makes an input by chance, hands it over, and throws when what must hold doesn't. */
export interface Parser {
  name: string
  /** How many inputs it gets for each one of the quickest; below 1 for those that hash or ask a promise. */
  share: number
  try(by: Chance): void | Promise<void>
}
