import { expect, test } from "vitest"
import { LEAST } from "~core/may"
import { whyNot } from "./role-said"

test.each(Object.keys(LEAST))("why not %s is one sentence", (say) => expect(whyNot(say)).toMatch(/^[A-Z].*\.$/u))

test.each([
  ["setting", "An admin sets this for the team."],
  ["connect", "A gateway or an admin connects accounts for the team."],
  ["reconnect", "A gateway or an admin does this for the team: X is signed in there."],
  ["next", "Listeners don’t take conversations. An admin can make you an agent."],
  ["restore", "This can’t be done while the desk is the team’s."],
])("%s: %s", (say, said) => expect(whyNot(say)).toBe(said))
