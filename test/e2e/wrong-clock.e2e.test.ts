import { afterEach, describe, expect, test } from "vitest"
import { accept, type Desk, eventually, fate, look, offered, openDesk, reply } from "./acts"

const HOUR = 3_600_000

let desk: Desk | undefined
afterEach(() => desk?.stage.close())

/** What the offer says is left of it, in seconds; null while it says nothing of the kind. */
const secondsLeft = ({ page }: Desk["panel"]) =>
  page.$eval('[aria-label="Offer"] [role="timer"]', (timer) => {
    const [, seconds] = /^(\d+) s$/.exec(timer.textContent ?? "") ?? []
    return seconds === undefined ? null : Number(seconds)
  })

describe("this computer's clock is an hour", () => {
  test.each([
    ["behind X's", HOUR],
    ["ahead of X's", -HOUR],
  ])("%s: an offer and an undo count what is really left", async (_, off) => {
    desk = await openDesk(
      { "Offer lasts (seconds)": 60, "Undo send (seconds)": 20 },
      { customers: false, clock: () => Date.now() + off },
    )
    const { panel, stage } = desk
    stage.x.customer("carla_m").writes("Wi-Fi was paid for")
    await look(panel)
    await offered(panel, "Carla Mendes")
    const first = (await secondsLeft(panel)) ?? Number.NaN
    expect(first).toBeGreaterThan(10)
    expect(first).toBeLessThanOrEqual(60)
    await eventually(() => secondsLeft(panel)).toBeLessThan(first)

    await accept(panel, "Carla Mendes")
    await reply(panel, "Your money is on its way")
    await fate(panel, "Your money is on its way", "Queued")
    const says = await panel.textOf("log", "Conversation")
    const [, held] = /(\d+) s/.exec(says) ?? []
    expect(Number(held)).toBeLessThanOrEqual(20)
  })
})
