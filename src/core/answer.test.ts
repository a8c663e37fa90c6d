import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { answerProblems, answersFor, deleteAnswer, fillAnswer, saveAnswer } from "./answer"
import { accountId, answerId } from "./ids"
import type { Answer } from "./records"
import { anAccount, BRAND, OTHER_BRAND, refusal, theOne, writesNothing, written } from "./test-desk"

const id = answerId("a1")
const save = (text: string, more: { name?: string; account?: string | null; answer?: Answer | null } = {}) => {
  const account = more.account === undefined || more.account === null ? null : accountId(more.account)
  const view = { answer: more.answer ?? null, account: account === BRAND ? anAccount() : null }
  return saveAnswer(view, { id, name: more.name ?? "Greeting", text, account })
}
const values = { name: "Cleo", handle: "cleo", account: "brand", agent: "Ann" }

describe("keeping an answer", () => {
  test("a name and a text are kept, trimmed, with their variables unfilled", () => {
    expect(theOne(save(" Hi {{name}},\n\nwe are on it. ", { name: " Hello " }), "answer")).toEqual({
      kind: "answer",
      id,
      rev: 0,
      name: "Hello",
      text: "Hi {{name}},\n\nwe are on it.",
      account: null,
    })
  })
  test("an HTML link is kept as its words and its URL", () => {
    expect(theOne(save('See <a href="https://acme.example/help">our help</a>.'), "answer").text).toBe(
      "See our help https://acme.example/help.",
    )
  })
  test("changing one keeps its place", () => {
    const answer: Answer = { kind: "answer", id, rev: 4, name: "Greeting", text: "Hi", account: null }
    expect(theOne(save("Hello", { answer }), "answer")).toMatchObject({ rev: 4, text: "Hello" })
  })
  test.each([
    ["a variable nobody knows", "Your order {{orderNo}}", {}, "unknown-variable"],
    ["a variable of the wordings in other letters", "Hi {{Name}}", {}, "unknown-variable"],
    ["braces without their partner", "Hi {{name}", {}, "unknown-variable"],
    ["no text", "  ", {}, "no-words"],
    ["no name", "Hi", { name: " " }, "no-words"],
    ["a name of a page", "Hi", { name: "n".repeat(81) }, "too-long"],
    ["more than a message holds", "x".repeat(10_001), {}, "too-long"],
    ["an account that is not there", "Hi", { account: OTHER_BRAND }, "not-found"],
    ["one account's", "Hi", { account: BRAND }, "wrote"],
  ])("%s", (_, text, more, said) => {
    expect(refusal(save(text, more))).toBe(said)
  })
  test("the refusal of an unknown variable names it", () => {
    expect(save("Your order {{ orderNo }}")).toEqual({ ok: false, refusal: "unknown-variable", detail: "{{orderNo}}" })
  })
  test("everything that is wrong is told, not only the first", () => {
    expect(answerProblems({ name: "", text: "{{a}} {{b}} {{name}} }}" }).map(({ problem }) => problem)).toEqual([
      "no name",
      "unknown variable",
      "unknown variable",
      "open braces",
    ])
  })
  test("deleting one twice is no harm", () => {
    const answer: Answer = { kind: "answer", id, rev: 2, name: "Greeting", text: "Hi", account: null }
    expect(written(deleteAnswer(answer)).gone).toEqual([{ kind: "answer", id, rev: 2 }])
    expect(writesNothing(deleteAnswer(null))).toBe(true)
  })
})

describe("filling an answer", () => {
  test("all variables, and what is not one stays", () => {
    expect(fillAnswer("{{name}} @{{handle}} {{account}} {{ agent }} {{x}}", values)).toBe("Cleo @cleo brand Ann {{x}}")
  })
  test("a customer's name is never read as a template, a link or a mark that turns text around", () => {
    const name = "{{agent}} \u202Egnp.exe https://evil.example"
    expect(fillAnswer("Hi {{name}}", { ...values, name })).toBe("Hi agent gnp exe evil example")
  })
  test("somebody whose name is nothing but marks is called by their handle", () => {
    expect(fillAnswer("Hi {{name}}", { ...values, name: "\u200B" })).toBe("Hi cleo")
  })
  test("whatever stands in the values, nothing of it is filled in again", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, agent) => {
        const filled = fillAnswer("<{{name}}>", { ...values, name, agent: `AGENT${agent}` })
        expect(filled).not.toContain("AGENT")
      }),
    )
  })
})

test("an account's answers are its own and those for all", () => {
  const of = (account: string | null, n: string): Answer => ({
    kind: "answer",
    id: answerId(n),
    rev: 1,
    name: n,
    text: n,
    account: account === null ? null : accountId(account),
  })
  const all = [of(null, "all"), of(BRAND, "mine"), of(OTHER_BRAND, "theirs")]
  expect(answersFor(all, BRAND).map(({ name }) => name)).toEqual(["all", "mine"])
})
