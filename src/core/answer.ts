import type { Account } from "./account"
import { change, type Decided, refuse } from "./change"
import type { AccountId, AnswerId } from "./ids"
import { plainLinks } from "./plain-links"
import type { Answer } from "./records"
import { MESSAGE_LIMIT } from "./reply"
import { fillTemplate, hasOpenBraces, unknownVariables } from "./template"
import { plainHandle, plainName } from "./wording"

/** The variables an answer may use. */
export const ANSWER_VARIABLES = ["name", "handle", "account", "agent"] as const
/** Most characters of an answer's name. */
export const ANSWER_NAME_LIMIT = 80

/** What an answer's variables stand for in one conversation. Name and handle were chosen by the customer. */
export type AnswerValues = Record<(typeof ANSWER_VARIABLES)[number], string>

/** What can be wrong with an answer, by name; the settings page has the sentence. */
export type AnswerProblem =
  | { problem: "no name" }
  | { problem: "name too long" }
  | { problem: "no text" }
  | { problem: "unknown variable"; name: string }
  | { problem: "open braces" }
  | { problem: "too long"; by: number }

/** What an admin typed. */
export interface AnswerWritten {
  name: string
  text: string
}

/** Everything that is wrong with an answer before it is stored; an empty list means that it can be used. */
export function answerProblems({ name, text }: AnswerWritten): AnswerProblem[] {
  const problems: AnswerProblem[] = []
  const plain = plainLinks(text).trim()
  if (!name.trim()) problems.push({ problem: "no name" })
  if (name.trim().length > ANSWER_NAME_LIMIT) problems.push({ problem: "name too long" })
  if (!plain) problems.push({ problem: "no text" })
  for (const unknown of unknownVariables(plain, ANSWER_VARIABLES)) {
    problems.push({ problem: "unknown variable", name: unknown })
  }
  if (hasOpenBraces(plain)) problems.push({ problem: "open braces" })
  if (plain.length > MESSAGE_LIMIT) problems.push({ problem: "too long", by: plain.length - MESSAGE_LIMIT })
  return problems
}

interface SaveView {
  /** The answer as it stands; null: it is new. */
  answer: Answer | null
  /** The account it is for; null: for all, or that account is not there. */
  account: Account | null
}

/** Keeps an answer as plain text, or says what is wrong with it; a variable that is not known is named. */
export function saveAnswer(
  { answer, account }: SaveView,
  written: AnswerWritten & { id: AnswerId; account: AccountId | null },
): Decided {
  const [problem] = answerProblems(written)
  if (problem?.problem === "unknown variable") return refuse("unknown-variable", `{{${problem.name}}}`)
  if (problem?.problem === "open braces") return refuse("unknown-variable", "{{ or }} without its partner")
  if (problem?.problem === "too long" || problem?.problem === "name too long") return refuse("too-long")
  if (problem) return refuse("no-words")
  if (written.account !== null && account?.id !== written.account) return refuse("not-found")
  const { id, name, text } = written
  const kept: Answer = {
    kind: "answer",
    id,
    rev: answer?.rev ?? 0,
    name: name.trim(),
    text: plainLinks(text).trim(),
    account: written.account,
  }
  return change({ records: [kept] })
}

/** Removes an answer; one that is gone already stays gone. */
export function deleteAnswer(answer: Answer | null): Decided {
  return change(answer ? { gone: [{ kind: "answer", id: answer.id, rev: answer.rev }] } : {})
}

/** What is put into the message: plain text with its variables filled in. A customer's name brings no link or markup with it. */
export function fillAnswer(text: string, values: AnswerValues): string {
  const handle = plainHandle(values.handle)
  return fillTemplate(text, {
    name: plainName(values.name) || handle,
    handle,
    account: plainHandle(values.account),
    agent: values.agent.trim(),
  })
}

/** The answers that may be used from an account. */
export const answersFor = (answers: readonly Answer[], account: AccountId): Answer[] =>
  answers.filter((answer) => answer.account === null || answer.account === account)
