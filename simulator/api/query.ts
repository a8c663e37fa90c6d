import type { Answer } from "./answer"
import type { Call, LocalX } from "./endpoint"
import { type Fault, invalidRequest } from "./problem"

/** What a query parameter may hold: one of these words (a list, comma-separated), or something a test agrees to. */
export type Rule = readonly string[] | { accepts: (value: string) => boolean; message: (value: string) => string }

/** Checks a query as X does: a parameter or a word of the other version is refused by name. Undefined when all is well. */
export function checkQuery(x: LocalX, call: Call, rules: Readonly<Record<string, Rule>>): Answer | undefined {
  const faults = [...call.query].flatMap(([name, value]) => check(name, value, rules))
  return faults.length > 0 ? invalidRequest(x.spec, faults) : undefined
}

/** The words of a comma-separated parameter. */
export function list(query: URLSearchParams, name: string): string[] {
  return (query.get(name) ?? "").split(",").filter((word) => word !== "")
}

function check(name: string, value: string, rules: Readonly<Record<string, Rule>>): Fault[] {
  const rule = rules[name]
  if (!rule) {
    const known = Object.keys(rules).sort().join(",")
    return [{ parameter: name, value, message: `The query parameter [${name}] is not one of [${known}]` }]
  }
  if ("accepts" in rule) {
    return rule.accepts(value) ? [] : [{ parameter: name, value, message: rule.message(value) }]
  }
  return value
    .split(",")
    .filter((word) => !rule.includes(word))
    .map((word) => ({
      parameter: name,
      value: word,
      message: `The \`${name}\` query parameter value [${word}] is not one of [${rule.join(",")}]`,
    }))
}

/** A whole number from 1 to 100, as `max_results` must be. */
export const MAX_RESULTS: Rule = {
  accepts: (value) => /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 100,
  message: (value) => `The \`max_results\` query parameter value [${value}] is not between 1 and 100`,
}
