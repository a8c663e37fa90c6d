import type { DBCore, DBCoreMutateRequest, Dexie } from "dexie"
import type { Customer } from "~core/customer"

/** What an index finds strangers by: it holds no null, and there is nothing else that only they have. */
interface Marked {
  stranger?: 1
}

/** Somebody on X to whom a message of ours went and who has no conversation here. */
export const isStranger = ({ latest, mergedInto, xId }: Pick<Customer, "latest" | "mergedInto" | "xId">): boolean =>
  latest === null && mergedInto === null && xId !== null

/** The row of a customer with the mark that its index needs, or without. */
export function marked<T extends Pick<Customer, "latest" | "mergedInto" | "xId">>(row: T & Marked): T & Marked {
  const { stranger, ...rest } = row
  return isStranger(row) ? { ...row, stranger: 1 } : stranger === undefined ? row : (rest as T)
}

/** Marks strangers as they are written, whoever writes: few among all customers, found without reading those. */
export function markStrangers(db: Dexie): void {
  db.use({
    stack: "dbcore",
    name: "strangers",
    create: (down): DBCore => ({
      ...down,
      table: (name) => {
        const table = down.table(name)
        return name === "customers" ? { ...table, mutate: (request) => table.mutate(withMarks(request)) } : table
      },
    }),
  })
}

const withMarks = (request: DBCoreMutateRequest): DBCoreMutateRequest =>
  request.type === "add" || request.type === "put" ? { ...request, values: request.values.map(marked) } : request
