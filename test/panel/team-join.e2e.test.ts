import { writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ElementHandle, Page } from "puppeteer-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { TEAM_TROUBLE } from "../../src/room/team-trouble-said"
import { axeFinds } from "./axe"
import { quiet } from "./desks"
import { find, says, untilTold } from "./find"
import { answerWith, put, raiseStage, type Stage, told } from "./stage"
import { membership, teamDesk, teamLine } from "./team-desk"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

const look = { width: 560, height: 1400 }
const press = async (page: Page, name: string) => (await find(page, "button", name)).click()
const typedIn = (page: Page, id: string) => page.$eval(id, (field) => (field as HTMLTextAreaElement).value)

describe("joining a team", () => {
  it("has the names it is called by, and says what becomes of this browser's own desk", async () => {
    const page = await stage.open("options.html", quiet(), look)
    for (const [role, name] of [
      ["region", "Team"],
      ["textbox", "Server"],
      ["textbox", "Key"],
      ["button", "Open its file"],
      ["button", "Join"],
    ] as const)
      await find(page, role, name)
    await says(page, "it comes back as it was when you leave the team")
    await page.close()
  })

  it("by keyboard alone: a key of many lines is handed on as it is, the server may stay empty", async () => {
    const page = await stage.open("options.html", quiet(), look)
    await page.focus("#team-server")
    await page.keyboard.press("Tab")
    await page.evaluate(() => document.execCommand("insertText", false, "aside-team:eyJ\n  hc2lk\nZSI6MX0\n"))
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await untilTold(page, "join")
    expect(await told(page, "join")).toEqual([{ say: "join", server: "", key: "aside-team:eyJ\n  hc2lk\nZSI6MX0\n" }])
    await page.close()
  })

  it("without a key, or with something no key is as long as, says so and asks nobody", async () => {
    const page = await stage.open("options.html", quiet(), look)
    await press(page, "Join")
    await says(page, "Put in your key first")
    await page.$eval("#team-key", (field) => {
      const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set
      set?.call(field, "x".repeat(100_001))
      field.dispatchEvent(new Event("input", { bubbles: true }))
    })
    await press(page, "Join")
    await says(page, TEAM_TROUBLE["not a key"])
    expect(await told(page, "join")).toEqual([])
    await page.close()
  })

  it("reads the key out of a file that is picked", async () => {
    const page = await stage.open("options.html", quiet(), look)
    const file = join(tmpdir(), `aside-key-${process.pid}.txt`)
    await writeFile(file, "aside-team:from-a-file")
    const picker = (await page.$('input[aria-label="File of the key"]')) as ElementHandle<HTMLInputElement>
    await picker.uploadFile(file)
    await expect.poll(() => typedIn(page, "#team-key")).toBe("aside-team:from-a-file")
    await page.close()
  })

  it("reads a file that is dropped", async () => {
    const page = await stage.open("options.html", quiet(), look)
    await page.$eval("#team-key", (field) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(["aside-team:dropped"], "key.txt", { type: "text/plain" }))
      for (const type of ["dragover", "drop"])
        field.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    })
    await expect.poll(() => typedIn(page, "#team-key")).toBe("aside-team:dropped")
    await page.close()
  })

  it("says of each trouble what it is and what to do; what was typed stays", async () => {
    const page = await stage.open("options.html", quiet(), look)
    await page.type("#team-key", "aside-team:x")
    for (const [detail, said] of Object.entries(TEAM_TROUBLE)) {
      await answerWith(page, { join: { ok: false, refusal: "not-joined", detail } })
      await press(page, "Join")
      await says(page, said)
    }
    await answerWith(page, { join: { ok: false, refusal: "not-joined", detail: "of a newer worker" } })
    await press(page, "Join")
    await says(page, "can’t be used from here now")
    expect(await typedIn(page, "#team-key")).toBe("aside-team:x")
    expect(await axeFinds(page)).toEqual([])
    await page.close()
  })

  it("once in, shows the team, and the focus is at its heading; and the form again once out", async () => {
    const page = await stage.open("options.html", quiet(), look)
    await page.focus("#team-key")
    await put(page, { ...teamDesk(), membership: [membership()], teamLine: [teamLine()] }, false)
    await find(page, "list", "Members")
    await page.waitForFunction(() => document.activeElement?.id === "team")
    await put(page, quiet())
    await find(page, "textbox", "Key")
    await page.waitForFunction(() => document.activeElement?.id === "team")
    await page.close()
  })
})

describe("axe finds nothing", () => {
  for (const scheme of ["light", "dark"] as const)
    for (const width of [360, 560])
      it(`before a team is joined, ${scheme}, ${width} px`, async () => {
        const page = await stage.open("options.html", quiet(), { scheme, width })
        await press(page, "Join")
        await says(page, "Put in your key first")
        expect(await axeFinds(page)).toEqual([])
        await page.close()
      })
})
