import { describe, expect, it } from "vitest"
import { drivePages } from "./test/drive-pages"

const d = drivePages()
const path = () => new URL(d.page.url()).pathname

/** Opens the home page, the first post focused, and marks the document: a page that is loaded anew has no mark. */
async function focusFirst() {
  await d.open("/home")
  await d.page.waitForSelector("article")
  await d.page.evaluate(() => Object.assign(window, { sameDocument: true }))
  await d.page.keyboard.press("j")
  await d.page.waitForFunction(() => document.activeElement?.matches("article"))
}

const mine = (name: string) =>
  d.page.evaluate((id) => Boolean(document.activeElement?.querySelector(`[data-testid="${id}"]`)), name)

describe("X's keys", () => {
  it.each([
    ["l", "like", "unlike"],
    ["t", "retweet", "unretweet"],
    ["b", "bookmark", "removeBookmark"],
  ])("%s marks the focused post, and takes it back", async (key, before, after) => {
    await focusFirst()
    expect(await mine(before)).toBe(true)
    await d.page.keyboard.press(key as "l")
    expect(await mine(after)).toBe(true)
    await d.page.keyboard.press(key as "l")
    expect(await mine(before)).toBe(true)
  })

  it("Enter opens the focused post", async () => {
    await focusFirst()
    await d.page.keyboard.press("Enter")
    expect(path()).toBe(`/ada_l/status/${d.people.complaint.id}`)
  })

  it.each([
    ["h", "/home"],
    ["e", "/explore"],
    ["n", "/notifications"],
    ["m", "/messages"],
    ["b", "/i/bookmarks"],
    ["p", "/NorthwindCare"],
    ["d", "/i/display"],
  ] as const)("g and then %s leads to %s", async (key, target) => {
    await focusFirst()
    await d.page.keyboard.press("g")
    await d.page.keyboard.press(key)
    expect(path()).toBe(target)
    expect(await d.page.evaluate(() => "sameDocument" in window)).toBe(true)
    expect(await d.page.$('[role="dialog"]')).toBeNull()
  })

  it("d alone is nobody's: the page neither moves nor takes the key, also long after a g", async () => {
    await focusFirst()
    await d.page.evaluate(() => {
      const seen: boolean[] = []
      Object.assign(window, { seen })
      addEventListener("keydown", (event) => event.key === "d" && seen.push(event.defaultPrevented))
    })
    const taken = () => d.page.evaluate(() => (window as unknown as { seen: boolean[] }).seen)
    await d.page.keyboard.press("d")
    expect([path(), await taken()]).toEqual(["/home", [false]])
    await d.page.keyboard.press("g")
    // A second by the events' own clock: what the page goes by, with nobody waiting for it.
    await d.page.evaluate(() => {
      const late = new KeyboardEvent("keydown", { key: "d", bubbles: true, cancelable: true })
      Object.defineProperty(late, "timeStamp", { value: performance.now() + 1_500 })
      document.activeElement?.dispatchEvent(late)
    })
    expect([path(), await taken()]).toEqual(["/home", [false, false]])
    await d.page.keyboard.press("g")
    await d.page.keyboard.press("d")
    expect([path(), await taken()]).toEqual(["/i/display", [false, false, true]])
  })

  it("letters typed into a box are letters", async () => {
    await d.open(`/ada_l/status/${d.people.complaint.id}`)
    await d.page.waitForSelector('[data-testid="tweetTextarea_0"]')
    await d.page.click('[data-testid="tweetTextarea_0"]')
    await d.page.keyboard.type("gd ltb jk")
    expect(await d.textOf('[data-testid="tweetTextarea_0"]')).toBe("gd ltb jk")
    expect(path()).toBe(`/ada_l/status/${d.people.complaint.id}`)
  })
})
