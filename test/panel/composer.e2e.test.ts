import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { busy, quietTalk } from "./desks"
import { find, untilFocused, untilTold } from "./find"
import { answerWith, raiseStage, type Stage, told } from "./stage"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

describe("the composer", () => {
  const openComposer = async () => {
    const page = await stage.open("sidepanel.html", quietTalk(), { hash: "c1" })
    await (await find(page, "button", "Reply")).click()
    await untilFocused(page, "Message")
    return page
  }
  const value = (page: Page) => page.$eval("textarea", (box) => box.value)

  it("sends with Ctrl+Enter, once, under an id of its own", async () => {
    const page = await openComposer()
    await page.keyboard.type("It is at the desk.")
    await page.keyboard.down("Control")
    await page.keyboard.press("Enter")
    await page.keyboard.up("Control")
    await untilTold(page, "reply")
    const [reply] = await told(page, "reply")
    expect(reply).toMatchObject({ conversation: "c1", text: "It is at the desk." })
    expect(reply).toHaveProperty("send", expect.stringMatching(/^[0-9a-f-]{36}$/u))
    expect(await value(page)).toBe("")
    await page.close()
  })

  it("asked again with the same words, it is the same message", async () => {
    const page = await openComposer()
    await answerWith(page, { reply: { ok: false, refusal: "busy" } })
    await page.keyboard.type("Hello")
    await (await find(page, "button", "Send")).click()
    await page.waitForFunction(() => document.body.textContent?.includes("just waking up"))
    await page.waitForFunction(() => document.querySelector("textarea")?.value === "Hello")
    await (await find(page, "button", "Send")).click()
    await untilTold(page, "reply", 2)
    const [first, second] = (await told(page, "reply")) as { send: string }[]
    expect(second!.send).toBe(first!.send)
    await page.close()
  })

  it("keeps what was typed for each customer, over going away and reloading", async () => {
    const page = await openComposer()
    await page.keyboard.type("Half a sent")
    await page.keyboard.press("Escape")
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith("Reply"))
    await page.keyboard.press("Escape")
    await find(page, "list", "My customers")
    await page.keyboard.press("j")
    await page.waitForFunction(() => document.querySelector("textarea")?.value === "Half a sent")
    await page.reload()
    await page.waitForFunction(() => document.querySelector("textarea")?.value === "Half a sent")
    await page.close()
  })

  it("counts when the limit is near, and holds what is over it", async () => {
    const page = await openComposer()
    const fill = (length: number) =>
      page.$eval(
        "textarea",
        (box, length) => {
          const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")!.set!
          set.call(box, "x".repeat(length))
          box.dispatchEvent(new Event("input", { bubbles: true }))
        },
        length,
      )
    await fill(9_990)
    await page.waitForFunction(() => document.body.textContent?.includes("10 left"))
    await fill(10_001)
    await page.waitForFunction(() => document.body.textContent?.includes("1 too many"))
    await (await find(page, "button", "Send")).click()
    expect(await told(page, "reply")).toEqual([])
    await page.close()
  })

  it("Undo puts the words back", async () => {
    const page = await stage.open("sidepanel.html", busy(), { hash: "c1" })
    await (await find(page, "button", "Undo")).click()
    await page.waitForFunction(() => document.querySelector("textarea")?.value === "They are open until ten.")
    expect(await told(page, "undo")).toEqual([{ say: "undo", send: "s3" }])
    await page.close()
  })
})
