import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { brokenSuitcase, png } from "../../simulator/images/png"
import type { Send } from "../../src/core/send"
import { axeFinds } from "../panel/axe"
import { accept, type Desk, eventually, fate, look, messagesOf, openDesk, rowsOf, sendsOf } from "./acts"

const MB = 1024 ** 2
const GIF = Buffer.from("R0lGODlhAQABAPAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64")
const folder = mkdtempSync(join(tmpdir(), "aside-media-"))
const file = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
/** A real picture with so many bytes in all: what stands behind its end is not looked at. */
const photoOf = (size: number) =>
  Buffer.concat([brokenSuitcase(), Buffer.alloc(Math.max(0, size - brokenSuitcase().length))])

let desk: Desk
const customer = () => desk.stage.x.customer("mona_reads")
beforeAll(async () => {
  desk = await openDesk()
  customer().writes("My bag did not arrive")
  await accept(desk.panel, "Mona Lindqvist")
})
afterAll(async () => {
  await desk?.stage.close()
  rmSync(folder, { recursive: true, force: true })
})

async function pick(path: string): Promise<void> {
  const { panel } = desk
  await panel.page.bringToFront()
  const [chooser] = await Promise.all([panel.page.waitForFileChooser(), panel.press("button", "Attach")])
  await chooser.accept([path])
}
/** The bytes that the customer got with our newest message. */
const got = () => desk.stage.x.world.medium(customer().heard().at(-1)?.mediaKey ?? "")?.bytes
const lastSend = async (): Promise<Send | undefined> =>
  (await sendsOf(desk.panel.page)).sort((a, b) => a.queuedAt - b.queuedAt).at(-1)

test("what X would not take is refused before, by what it is and how large, and attaches nothing", async () => {
  const { panel } = desk
  await pick(file("invoice.png", Buffer.from("%PDF-1.7 pretending")))
  await panel.read("“invoice.png” is neither a photo, a GIF nor a video")
  await pick(file("huge.png", photoOf(5 * MB + 1)))
  await panel.read("“huge.png” is too large: it has 5.1 MB, and a photo may have 5 MB.")
  expect(await rowsOf(panel.page, "files")).toEqual([])
  expect(await panel.page.$("figure")).toBeNull()
})

test("a photo is seen before it is sent, survives a reload, and can be taken away", async () => {
  const { panel } = desk
  await pick(file("bag.png", photoOf(1.5 * MB)))
  await panel.see("figure", "bag.png")
  expect(await axeFinds(panel.page)).toEqual([])
  await look(panel)
  await panel.see("figure", "bag.png")
  await panel.press("button", "Remove")
  await panel.gone("figure", "bag.png")
  await eventually(() => rowsOf(panel.page, "files").then((all) => all.length)).toBe(0)
})

test("it goes up in segments and then with the message, and its echo is no second message", async () => {
  const { panel, stage } = desk
  const photo = photoOf(1.5 * MB)
  await pick(file("bag.png", photo))
  await panel.see("figure", "bag.png")
  await panel.write("textbox", "Message", "Is it this one?")
  await panel.press("button", "Send")
  await fate(panel, "Is it this one?", "Sent")
  expect(Buffer.from(got() ?? []).equals(photo)).toBe(true)
  expect(stage.x.requests.filter(({ path }) => path.endsWith("/append"))).toHaveLength(2)
  expect(customer().heard().at(-1)?.text).toBe("Is it this one?")
})

test("a pasted picture alone is a message; the answer that broke off is known by its echo", async () => {
  const { panel, stage } = desk
  const before = customer().heard().length
  const box = await panel.see("textbox", "Message")
  await box.evaluate(
    (field, bytes) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([Uint8Array.from(bytes)], "image.png", { type: "image/png" }))
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
    },
    [...png(40, 30, () => [20, 90, 160])],
  )
  await panel.see("figure", "image.png")
  stage.x.faults.add({ method: "POST", path: /\/messages$/ }, { drops: "after" })
  await panel.press("button", "Send")
  await eventually(async () => customer().heard().length).toBe(before + 1)
  await eventually(async () => (await lastSend())?.status).toBe("sent")
  expect(customer().heard().at(-1)?.text).toBe("")
  expect((await messagesOf(panel.page)).filter(({ type }) => type === "message from X")).toEqual([])
})

test("a dropped GIF waits until X has processed it", async () => {
  const { panel } = desk
  const box = await panel.see("textbox", "Message")
  await box.evaluate(
    (field, bytes) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], "wave.gif", { type: "image/gif" }))
      field.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }))
    },
    [...GIF],
  )
  await panel.see("figure", "wave.gif")
  await panel.press("button", "Send")
  await panel.see("progressbar", "Uploading wave.gif")
  await eventually(async () => (await lastSend())?.status).toBe("sent")
  expect(Buffer.from(got() ?? []).equals(GIF)).toBe(true)
})

test("an upload is stopped without harm: words and file are back in the composer", async () => {
  const { panel, stage } = desk
  const before = customer().heard().length
  const held = stage.x.faults.add({ path: /\/append$/ }, { hangs: "before" })
  await pick(file("slow.png", photoOf(2 * MB)))
  await panel.see("figure", "slow.png")
  await panel.write("textbox", "Message", "One moment")
  await panel.press("button", "Send")
  await eventually(() => held.met.length).toBe(1)
  await panel.press("button", "Stop")
  await panel.see("figure", "slow.png")
  await panel.until(() => document.querySelector<HTMLTextAreaElement>("textarea")?.value === "One moment")
  expect(customer().heard()).toHaveLength(before)
  await panel.press("button", "Send")
  await fate(panel, "One moment", "Sent")
})

test("what X refuses is said in X's words, and can be dropped", async () => {
  const { panel, stage } = desk
  const answer = { answers: 400, body: { title: "Invalid Request", detail: "The media is corrupt.", status: 400 } }
  stage.x.faults.add({ path: /\/finalize$/ }, answer)
  await pick(file("odd.png", photoOf(100)))
  await panel.see("figure", "odd.png")
  await panel.write("textbox", "Message", "Look at this")
  await panel.press("button", "Send")
  await fate(panel, "Look at this", "Not sent: X does not take the attached file.")
  await fate(panel, "Look at this", "X said: The media is corrupt.")
  await panel.press("button", "Drop")
  // It never reached X, so nothing of it stays.
  await panel.until(() => !document.body.innerText.includes("Look at this"))
})

test("a customer's photo is fetched when it is looked at, kept, opens larger, and says so when it is gone", async () => {
  const { panel, stage } = desk
  const fetched = () => stage.x.requests.filter(({ path }) => path.startsWith("/2/dm_conversations/media/")).length
  customer().sendsPhoto("Here it is")
  const gone = customer().sendsPhoto("And this, which I take back")
  stage.x.faults.add(
    { path: new RegExp(`/2/dm_conversations/media/${gone.id}/`) },
    {
      answers: 404,
      body: { type: "https://api.x.com/2/problems/resource-not-found", title: "Not Found", status: 404 },
    },
  )
  await look(panel)
  await panel.see("button", "Photo from Mona Lindqvist, open larger", 40_000)
  await panel.read("No longer on X")
  await panel.until(() => !document.body.innerText.includes("which I take back"))
  expect((await messagesOf(panel.page)).find(({ event }) => event === gone.id)).toMatchObject({
    emptied: "removed on X",
    text: "",
    media: [],
  })
  expect(fetched()).toBe(2)
  await panel.press("button", "Photo from Mona Lindqvist, open larger")
  await panel.see("dialog", "Photo from Mona Lindqvist")
  expect(await axeFinds(panel.page)).toEqual([])
  await panel.press("button", "Close picture")
  await look(panel)
  await panel.see("button", "Photo from Mona Lindqvist, open larger")
  expect(fetched()).toBe(2)
})
