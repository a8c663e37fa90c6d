import { expect, test } from "vitest"
import { cutPower } from "../chaos/team/power/cuts"
import { noWatching } from "../chaos/team/power/server"

if (noWatching) console.warn(`Skipped: the power is not cut (${noWatching}).`)

test.skipIf(noWatching)(
  "the power goes at any instant: all that was acknowledged stands, and nothing by half",
  async () => {
    const { acknowledged, wrong } = await cutPower({ seed: 4, batches: 150, cuts: 12 })
    expect(acknowledged).toBe(150)
    expect(wrong).toEqual([])
  },
  120_000,
)

test.skipIf(noWatching)(
  "with the server's usual setting it doesn't: this would be seen",
  async () => {
    const { wrong } = await cutPower({ seed: 4, batches: 50, cuts: 4, sync: "2m" })
    expect(wrong.length).toBeGreaterThan(0)
  },
  120_000,
)
