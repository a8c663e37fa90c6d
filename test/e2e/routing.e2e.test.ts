import { afterEach, describe, expect, test } from "vitest"
import type { Screen } from "../../scripts/browser/screen"
import {
  accept,
  agentHere,
  conversationsOf,
  type Desk,
  isOn,
  look,
  offered,
  openDesk,
  profileOf,
  rowsOf,
  setNumber,
} from "./acts"

let desk: Desk | undefined
afterEach(async () => {
  await desk?.stage.close()
  desk = undefined
})

const SHORT = { "Offer lasts (seconds)": 5, "Pause between offers (seconds)": 0 }

async function open(numbers: Record<string, number>): Promise<Desk> {
  desk = await openDesk(numbers)
  return desk
}

/** Presses the switch Available until it says so. */
async function switchTo(panel: Screen, on: boolean): Promise<void> {
  await panel.press("switch", "Available")
  await isOn(panel, on)
}

/** What Next says about itself, and whether it can do anything. */
const nextSays = async (panel: Screen) => {
  const next = await panel.see("button", "Next")
  return next.evaluate((node) => ({
    disabled: node.getAttribute("aria-disabled"),
    why: document.getElementById(node.getAttribute("aria-describedby") ?? "")?.textContent,
    focusable: (node as HTMLElement).tabIndex === 0 && !(node as HTMLButtonElement).disabled,
  }))
}

const waits = (panel: Screen, count: number) =>
  panel.until(
    (n) => document.querySelector('[role="status"][aria-label="Waiting"]')?.textContent?.includes(String(n)),
    count,
  )

describe("an offer", () => {
  test("that is declined waits for the next round, which begins with somebody coming on duty", async () => {
    const { stage, panel } = await open(SHORT)
    stage.x.customer("carla_m").writes("Wi-Fi was paid for")
    await look(panel)
    await offered(panel, "Carla Mendes")
    await panel.press("button", "Decline")
    await panel.gone("region", "Offer")
    await waits(panel, 1)
    await panel.until(() => document.querySelector('[aria-label="Offer"]') === null)
    await switchTo(panel, false)
    await switchTo(panel, true)
    await accept(panel, "Carla Mendes")
    await waits(panel, 0)
    const log = await panel.textOf("log", "Conversation")
    expect(log).toMatch(
      /Offered to you[\s\S]*You declined the offer[\s\S]*Nobody is asked: everybody was asked[\s\S]*Offered to you[\s\S]*You accepted/,
    )
  })

  test("that lapses goes by; the second in a row sets Away, and the panel says why", async () => {
    const { stage, panel } = await open(SHORT)
    stage.x.customer("carla_m").writes("Wi-Fi was paid for")
    stage.x.customer("sam_o").writes("A blank page")
    await look(panel)
    await offered(panel, "Carla Mendes")
    await offered(panel, "Sam Okafor")
    await panel.until(() =>
      document
        .querySelector('[role="alert"]')
        ?.textContent?.includes("You were set to Away: two offers in a row lapsed."),
    )
    await isOn(panel, false)
    await panel.gone("region", "Offer")
    await waits(panel, 2)
    // Back on duty, the longest waiting is asked first.
    await switchTo(panel, true)
    await accept(panel, "Carla Mendes")
    await panel.until(() => !document.body.innerText.includes("You were set to Away"))
    expect(await panel.textOf("log", "Conversation")).toMatch(/The offer to you lapsed/)
  })

  test("that is taken back by going off duty is no lapse", async () => {
    const { stage, panel } = await open({ ...SHORT, "Offer lasts (seconds)": 60 })
    stage.x.customer("carla_m").writes("Wi-Fi was paid for")
    await look(panel)
    await offered(panel, "Carla Mendes")
    await switchTo(panel, false)
    await panel.gone("region", "Offer")
    const [agent] = await rowsOf<{ lapsesInRow: number; offer: unknown }>(panel.page, "agents")
    expect(agent).toMatchObject({ lapsesInRow: 0, offer: null })
    await switchTo(panel, true)
    await accept(panel, "Carla Mendes")
  })
})

describe("capacity", () => {
  test("offers stop at standard; Next goes on to maximum, then says why it can't", async () => {
    const { stage, settings, panel } = await open({
      "Standard messaging capacity": 1,
      "Maximum messaging capacity": 2,
      "Offer lasts (seconds)": 60,
      "Pause between offers (seconds)": 0,
    })
    expect(await nextSays(panel)).toEqual({
      disabled: "true",
      why: "Nobody waits: your inbox is empty and you have read everything.",
      focusable: true,
    })
    for (const who of ["carla_m", "sam_o", "eva_nowak"]) stage.x.customer(who).writes(`${who} waits`)
    await look(panel)
    await accept(panel, "Carla Mendes")
    await waits(panel, 2)
    await panel.until(() => document.querySelector('[aria-label="Offer"]') === null)
    expect(await nextSays(panel)).toMatchObject({
      disabled: "false",
      why: "Takes the customer at the front of your inbox.",
    })
    await panel.press("button", "Next")
    await profileOf(panel, "Sam Okafor")
    await panel.until(() => document.activeElement?.getAttribute("aria-label") === "Message")
    await waits(panel, 1)
    expect(await nextSays(panel)).toEqual({
      disabled: "true",
      why: "You hold 2 of at most 2 sessions: close one first.",
      focusable: true,
    })
    await panel.press("button", "Next")
    await waits(panel, 1)

    // A changed setting governs at once: standard 3 makes room, and the third is offered.
    await setNumber(settings, "Maximum messaging capacity", 4)
    await setNumber(settings, "Standard messaging capacity", 3)
    await accept(panel, "Ewa Nowak")
    const sessions = (await conversationsOf(panel.page)).filter(({ status }) => status === "Open")
    expect(sessions).toHaveLength(3)
  })

  test("closing one frees its place at once", async () => {
    const { stage, panel } = await open({ "Standard messaging capacity": 1, "Pause between offers (seconds)": 0 })
    for (const who of ["carla_m", "sam_o"]) stage.x.customer(who).writes(`${who} waits`)
    await look(panel)
    await accept(panel, "Carla Mendes")
    await panel.press("button", "Close")
    await accept(panel, "Sam Okafor")
  })

  test("without asking before assigning, the customer is there by themselves", async () => {
    const { stage, settings, panel } = await open({})
    await settings.page.bringToFront()
    await settings.press("checkbox", "Ask before assigning")
    await settings.read("Conversations are assigned without asking.")
    stage.x.customer("carla_m").writes("Wi-Fi was paid for")
    await look(panel)
    await panel.read("Carla Mendes", 40_000)
    await panel.see("list", "My customers")
    const owner = await agentHere(panel.page)
    expect(await conversationsOf(panel.page)).toMatchObject([{ status: "Open", owner, offer: null }])
  })
})

test("a value out of its range says the range and changes nothing", async () => {
  const { settings } = await open({ "Offer lasts (seconds)": 30 })
  await settings.page.bringToFront()
  const field = await settings.see("spinbutton", "Offer lasts (seconds)")
  await field.click({ count: 3 })
  await field.type("4")
  await field.press("Enter")
  await settings.read("A whole number from 5 to 600. It stays 30.")
  expect(await rowsOf(settings.page, "settings")).toMatchObject([{ offerSeconds: 30 }])
})
