import { afterAll, beforeAll, expect, test } from "vitest"
import type { Screen } from "../../scripts/browser/screen"
import { axeFinds } from "../panel/axe"
import { accept, type Desk, fate, openDesk, rowsOf } from "./acts"

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  desk.stage.x.customer("mona_reads").writes("My bag did not arrive")
  await accept(desk.panel, "Mona Lindqvist")
})
afterAll(() => desk?.stage.close())

/** A textbox of the region Answers: others have a Name too. */
const field = async (settings: Screen, name: string) => {
  const region = await settings.see("region", "Answers")
  const found = await region.waitForSelector(`::-p-aria([name="${name}"][role="textbox"])`, { visible: true })
  if (!found) throw new Error(`The answers have no textbox ${name}`)
  return found
}
const write = async (settings: Screen, name: string, text: string) => {
  await settings.page.bringToFront()
  await settings.press("button", "New answer")
  await (await field(settings, "Name")).type(name)
  await (await field(settings, "Text")).type(text)
  await settings.press("button", "Save")
}
const saved = (settings: Screen) =>
  rowsOf<{ name: string; text: string }>(settings.page, "answers").then((all) => all.map(({ name }) => name).sort())
/** Until this answer is the one that Enter would put in. */
const offers = (panel: Screen, name: string) =>
  panel.until(
    (wanted) => document.querySelector('[role="option"][aria-selected="true"] strong')?.textContent === wanted,
    name,
  )
const typed = async (panel: Screen) =>
  (await panel.see("textbox", "Message")).evaluate((box) => (box as HTMLTextAreaElement).value)
const empty = async (panel: Screen) => {
  const box = await panel.see("textbox", "Message")
  await box.focus()
  await panel.page.keyboard.down("Control")
  await panel.page.keyboard.press("a")
  await panel.page.keyboard.up("Control")
  await panel.page.keyboard.press("Backspace")
}

test("an answer with an unknown variable is refused by the variable's name, and saved once it is mended", async () => {
  const { settings } = desk
  await write(settings, "Greeting", "Hello {{name}}, order {{orderNo}}")
  await settings.read("{{orderNo}} is not known")
  expect(await saved(settings)).toEqual([])
  const text = await field(settings, "Text")
  await text.click({ count: 3 })
  await text.type("Hello {{name}} (@{{handle}}), this is {{account}}.")
  await settings.press("button", "Save")
  await settings.read("“Greeting” was saved.")
  await write(settings, "Réclamation", 'Please fill in <a href="https://acme.example/claim?a=1&amp;b=2">this form</a>.')
  await settings.read("“Réclamation” was saved.")
  await settings.read("this form https://acme.example/claim?a=1&b=2.")
  expect(await saved(settings)).toEqual(["Greeting", "Réclamation"])
  expect(await axeFinds(settings.page)).toEqual([])
})

test("a slash at the start of a word finds answers as one types; arrows and Enter put one in, filled", async () => {
  const { panel } = desk
  await panel.page.bringToFront()
  const box = await panel.see("textbox", "Message")
  await box.click()
  await box.type("and/or nothing. /")
  await panel.see("listbox", "Answers")
  expect(await axeFinds(panel.page)).toEqual([])
  await panel.page.keyboard.press("ArrowDown")
  await offers(panel, "Réclamation")
  await panel.page.keyboard.press("ArrowUp")
  await panel.page.keyboard.press("Enter")
  await panel.gone("listbox", "Answers")
  expect(await typed(panel)).toBe("and/or nothing. Hello Mona Lindqvist (@mona_reads), this is acme_air.")
  await empty(panel)
})

test("without accents, in the middle of a text; Escape leaves the slash", async () => {
  const { panel } = desk
  const box = await panel.see("textbox", "Message")
  await box.type("/recla")
  await offers(panel, "Réclamation")
  await panel.page.keyboard.press("Escape")
  await panel.gone("listbox", "Answers")
  expect(await typed(panel)).toBe("/recla")
  await panel.see("textbox", "Message")
  await empty(panel)
})

test("the button opens them with a search box, and what was put in is sent as plain text", async () => {
  const { panel, stage } = desk
  await panel.press("button", "Answers")
  await panel.see("combobox", "Search answers")
  await panel.page.keyboard.type("form")
  await offers(panel, "Réclamation")
  await panel.page.keyboard.press("Enter")
  expect(await typed(panel)).toBe("Please fill in this form https://acme.example/claim?a=1&b=2.")
  await panel.press("button", "Send")
  await fate(panel, "this form", "Sent")
  expect(stage.x.customer("mona_reads").heard().at(-1)?.text).toBe(
    "Please fill in this form https://acme.example/claim?a=1&b=2.",
  )
})

test("links that are pasted become their words and their URL", async () => {
  const { panel } = desk
  const box = await panel.see("textbox", "Message")
  await box.click()
  await box.evaluate((field) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/html", '<p>See <a href="https://acme.example/bags">our page</a></p>')
    clipboardData.setData("text/plain", "See our page")
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
  })
  await panel.until(
    () => document.querySelector<HTMLTextAreaElement>("textarea")?.value === "See our page https://acme.example/bags",
  )
  await empty(panel)
})

test("an answer is deleted, and back with Undo", async () => {
  const { settings } = desk
  await settings.page.bringToFront()
  await settings.press("button", "Delete Greeting")
  await settings.read("“Greeting” was deleted.")
  expect(await saved(settings)).toEqual(["Réclamation"])
  await settings.press("button", "Undo")
  await settings.read("“Greeting” is back.")
  expect(await saved(settings)).toEqual(["Greeting", "Réclamation"])
})
