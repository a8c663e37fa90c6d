import fc from "fast-check"
import { expect, test } from "vitest"
import { createWorld } from "../world"
import { pageOf } from "./pages"

test("paging covers every event exactly once, newest first, whatever arrives meanwhile", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 100 }),
      fc.boolean(),
      (ages, size, busy) => {
        const world = createWorld({ clock: () => 1_795_000_000_000 })
        const [a, b] = [world.addPerson({ handle: "a", name: "A" }), world.addPerson({ handle: "b", name: "B" })]
        for (const age of ages) world.addDm({ from: a.id, to: b.id, text: "x", at: world.now() - age })
        const before = world.dmsOf(a.id).map(({ id }) => id)

        const seen: string[] = []
        let token: string | undefined
        do {
          const page = pageOf(world.dmsOf(a.id), size, token)
          seen.push(...(page?.events.map(({ id }) => id) ?? []))
          token = page?.next
          if (busy && token !== undefined) world.addDm({ from: b.id, to: a.id, text: "new" })
        } while (token !== undefined)

        expect(seen).toEqual(before)
        expect(new Set(seen).size).toBe(before.length)
      },
    ),
  )
})

test("a token that isn't ours is refused", () => {
  expect(pageOf([], 10, "nonsense")).toBeUndefined()
})
