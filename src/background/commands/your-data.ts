import { deleteCustomer } from "../delete-customer"
import { deleteEverything } from "../delete-everything"
import { restore } from "../restore"
import { stopWork } from "../works"
import type { Handlers } from "./handlers"

/** What lies in this browser: put another desk in its place, delete a customer or everything, stop long work. */
export const yourData = {
  restore: (world, { file }) => restore(world, file),
  stopWork: (world, { work }) => stopWork(world, work),
  deleteCustomer: (world, { customer }) => deleteCustomer(world, customer),
  deleteEverything: (world) => deleteEverything(world),
} satisfies Partial<Handlers>
