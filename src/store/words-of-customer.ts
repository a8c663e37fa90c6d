import type { Customer } from "~core/customer"
import { wordsOf } from "~core/search-words"

/** What a customer is found by; a telephone number also by its digits alone, whatever stands between them. */
export const wordsOfCustomer = ({ name, handle, xId, details }: Customer): string[] => {
  const reached = details.flatMap(({ value }) => [value, value.replace(/\D/gu, "")])
  return wordsOf([name, handle ?? "", xId ?? "", ...reached].join(" \n "))
}
