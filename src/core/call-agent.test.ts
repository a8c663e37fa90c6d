import { describe, expect, test } from "vitest"
import { newAgent } from "./blank"
import { callAgent, NAME_LIMIT } from "./call-agent"
import { agentId } from "./ids"

const agent = newAgent(agentId("me"), "Me", 0)
const called = (name: string) => {
  const decided = callAgent(agent, name)
  if (!decided.ok) return decided.refusal
  const [record] = decided.change.records
  return record?.kind === "agent" ? `called ${record.name}` : "nothing written"
}

describe("what an agent is called", () => {
  test.each([
    ["Kim", "called Kim"],
    ["  Kim \n Larsen ", "called Kim Larsen"],
    ["محمد", "called محمد"],
    ["Me", "nothing written"],
    ["   ", "empty"],
    ["x".repeat(NAME_LIMIT), `called ${"x".repeat(NAME_LIMIT)}`],
    ["x".repeat(NAME_LIMIT + 1), "too-long"],
  ])("“%s”: %s", (name, expected) => {
    expect(called(name)).toBe(expected)
  })
})
