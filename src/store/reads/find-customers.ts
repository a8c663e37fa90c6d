import type { Customer } from "~core/customer"
import { folded } from "~core/search-words"
import { type DeskDb, desk } from "../desk-db"

/** Profiles shown at most. */
const SHOWN = 8

/**
 * Profiles to merge with, by the beginning of any word of a name, handle or contact detail; each stands for itself. Empty words find
 * nobody. `except`: whose profile is open.
 */
export async function findCustomers(words: string, except: readonly string[], db: DeskDb = desk): Promise<Customer[]> {
  const wanted = wordsOf(words)
  if (wanted.length === 0) return []
  const all = await db.customers.toArray()
  return all
    .filter((customer) => customer.mergedInto === null && !except.includes(customer.id))
    .filter((customer) => fits(customer, wanted))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
    .slice(0, SHOWN)
}

function fits({ name, handle, xId, details }: Customer, wanted: readonly string[]): boolean {
  const written = [name, handle ?? "", xId ?? "", ...details.flatMap(({ value }) => [value, value.replace(/\D/gu, "")])]
  const words = written.flatMap((text) => [...wordsOf(text), folded(text)])
  return wanted.every((one) => words.some((word) => word.startsWith(one)))
}

const wordsOf = (text: string) =>
  folded(text)
    .split(/[\s@._-]+/u)
    .filter((word) => word !== "")
