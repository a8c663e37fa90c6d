import { describe, expect, it } from "vitest"
import { dialogBox, drivePages, enabled } from "./test/drive-pages"

const d = drivePages()
const photoView = '[role="dialog"][aria-modal="true"]:has([data-testid="swipe-to-dismiss"])'
const inArticle = (selector: string) => d.page.$eval(selector, (one) => one.closest("article") !== null)

/** Waits for the post with these words and marks it, so that it can be asked for by `[data-wanted]`. */
async function want(words: string) {
  await d.page.waitForFunction(
    (said) => {
      const found = [...document.querySelectorAll("article")].find((one) => one.textContent.includes(said))
      found?.setAttribute("data-wanted", "")
      return found !== undefined
    },
    {},
    words,
  )
}

describe("the photo view", () => {
  it("lies over the page that is there, has an action row in no article, and gives the page back", async () => {
    await d.page.setViewport({ width: 900, height: 800 })
    await d.open("/home")
    await d.page.waitForSelector('a[href$="/photo/1"]')
    await d.page.evaluate(() => Object.assign(window, { sameDocument: true }))
    await d.page.click('a[href$="/photo/1"]')
    await d.page.waitForSelector(`${photoView} img`)
    expect(new URL(d.page.url()).pathname).toMatch(/^\/ovenworks\/status\/\d+\/photo\/1$/)
    expect(await d.page.$("main article")).not.toBeNull()
    expect(await d.page.$(`${photoView} article`)).toBeNull()
    expect(await inArticle(`${photoView} [role="group"] [data-testid="reply"]`)).toBe(false)
    await d.page.keyboard.press("Escape")
    await d.page.waitForFunction((view) => !document.querySelector(view), {}, photoView)
    expect(d.page.url()).toBe("https://x.com/home")
    expect(await d.page.evaluate(() => "sameDocument" in window)).toBe(true)
  })

  it("replies from its own action row, over the photo", async () => {
    await d.page.setViewport({ width: 900, height: 800 })
    const { id, authorId } = d.people.photo
    await d.open(`/${d.people.world.person(authorId)?.handle}/status/${id}/photo/1`)
    await d.page.waitForSelector(`${photoView} [data-testid="reply"]`)
    await d.page.click(`${photoView} [data-testid="reply"]`)
    await d.page.waitForSelector(dialogBox)
    expect(d.page.url()).toBe("https://x.com/compose/post")
    expect(await d.page.$(photoView)).not.toBeNull()
    await d.page.type(dialogBox, "What a view!")
    await d.page.waitForSelector(enabled("tweetButton"))
    await d.page.click('[data-testid="tweetButton"]')
    await d.page.waitForSelector('[data-testid="toast"] a[href*="/status/"]')
    expect(d.repliesTo(id)[0]?.text).toBe("What a view!")
    await d.page.waitForFunction((box) => !document.querySelector(box), {}, dialogBox)
    expect(await d.page.$(photoView)).not.toBeNull()
    await d.page.click(`${photoView} [data-testid="app-bar-close"]`)
    await d.page.waitForFunction((view) => !document.querySelector(view), {}, photoView)
    expect(new URL(d.page.url()).pathname).toBe(`/ovenworks/status/${id}`)
  })

  it("has the thread beside it where there is room, with the post's article and the inline box", async () => {
    await d.page.setViewport({ width: 1280, height: 800 })
    await d.open(`/ovenworks/status/${d.people.photo.id}/photo/1`)
    await d.page.waitForSelector(`${photoView} article [data-testid="reply"]`)
    expect(await d.page.$$eval(`${photoView} [data-testid="reply"]`, (all) => all.length)).toBeGreaterThanOrEqual(2)
    expect(await d.page.$(`${photoView} article [data-testid="tweetPhoto"]`)).toBeNull()
    await d.page.click(`${photoView} [data-testid="tweetTextarea_0"]`)
    await d.page.keyboard.type("From the side")
    await d.page.waitForSelector(`${photoView} ${enabled("tweetButtonInline")}`)
    await d.page.click(`${photoView} [data-testid="tweetButtonInline"]`)
    await d.page.waitForSelector('[data-testid="toast"] a[href*="/status/"]')
    expect(d.repliesTo(d.people.photo.id)[0]?.text).toBe("From the side")
  })

  it("goes from one photo to the next without piling up the way back", async () => {
    const post = d.people.world.addPost({
      authorId: d.people.photo.authorId,
      text: "Two of them.",
      photos: ["one", "two"],
      at: Date.now() - 60_000,
    })
    await d.open("/home")
    const first = `a[href="/ovenworks/status/${post.id}/photo/1"]`
    await d.page.waitForSelector(first)
    await d.page.click(first)
    await d.page.waitForSelector(`${photoView} [aria-label="Next"]`)
    await d.page.click(`${photoView} [aria-label="Next"]`)
    await d.page.waitForSelector(`${photoView} [aria-label="Previous"]`)
    expect(d.page.url()).toMatch(/\/photo\/2$/)
    await d.page.click(`${photoView} [data-testid="app-bar-close"]`)
    await d.page.waitForFunction((view) => !document.querySelector(view), {}, photoView)
    expect(d.page.url()).toBe("https://x.com/home")
  })
})

describe("posts with a restriction", () => {
  it("cannot be replied to where their author limits it, by button, key or box", async () => {
    await d.open("/home")
    await want("Between friends")
    const reply = await d.page.$eval('[data-wanted] [data-testid="reply"]', (button) => {
      if (button instanceof HTMLElement) button.click()
      return [button.getAttribute("aria-disabled"), Number(getComputedStyle(button).opacity) < 1]
    })
    await d.page.focus("[data-wanted]")
    expect(reply).toEqual(["true", true])
    await d.page.keyboard.press("r")
    expect(d.page.url()).toBe("https://x.com/home")
    await d.open(`/ada_l/status/${d.people.limited.id}`)
    await d.page.waitForSelector('article[tabindex="-1"] [data-testid="reply"][aria-disabled="true"]')
    expect(await d.page.$('[data-testid="tweetTextarea_0"]')).toBeNull()
    const answer = await d.page.evaluate(async (inReplyTo) => {
      const body = JSON.stringify({ text: "Let me in", inReplyTo })
      return (await fetch("/i/api/posts", { method: "POST", body })).json()
    }, d.people.limited.id)
    expect(answer).toEqual({ ok: false, message: "limited" })
  })

  it("stand as a sentence without author and link where X withholds them, in timelines and threads", async () => {
    const { withheld, world, complaint } = d.people
    world.addPost({ authorId: withheld.authorId, text: "Unseen reply.", inReplyTo: complaint.id, withheld: true })
    for (const path of ["/home", `/ada_l/status/${complaint.id}`, `/ovenworks/status/${withheld.id}`]) {
      await d.open(path)
      await d.page.waitForSelector('article a[href^="https://help.x.com"]')
      const parts = await d.page.$$eval("article", (all) =>
        all
          .filter((one) => one.querySelector('a[href^="https://help.x.com"]'))
          .map((one) => one.querySelectorAll('[data-testid="User-Name"], time, [role="group"], a[href^="/"]').length),
      )
      expect(parts.length).toBeGreaterThan(0)
      expect(parts.every((count) => count === 0)).toBe(true)
      const page = await d.page.evaluate(() => document.body.textContent)
      expect(page).not.toContain("Kept to ourselves")
      expect(page).not.toContain("Unseen reply")
    }
  })
})

describe("other pages", () => {
  it("a list has a head and the posts of its members", async () => {
    await d.open("/i/lists/1234567890")
    await d.page.waitForSelector("article")
    expect(await d.textOf('[data-testid="primaryColumn"]')).toContain("№ 1234567890")
    const names = await d.page.$$eval('main article [data-testid="User-Name"]', (all) =>
      all.map((one) => one.textContent),
    )
    expect(names.length).toBeGreaterThan(5)
    expect(names.filter((name) => name.includes("@NorthwindCare"))).toEqual([])
  })

  it("bookmarks are what was bookmarked", async () => {
    await d.open("/home")
    await d.page.waitForSelector('article [data-testid="bookmark"]')
    await d.page.click('article [data-testid="bookmark"]')
    await d.page.waitForSelector('article [data-testid="removeBookmark"]')
    await d.open("/i/bookmarks")
    await d.page.waitForSelector("article")
    expect(await d.page.$$eval("main article", (all) => all.length)).toBe(1)
  })

  it("a long thread asks before it shows the rest, in a cell without a post", async () => {
    const { thread, complaint, world, brand } = d.people
    for (let index = 1; index <= 15; index++)
      world.addPost({ authorId: complaint.authorId, text: `Reply no. ${index}.`, inReplyTo: thread.id })
    world.addPost({ authorId: brand.id, text: "We are here.", inReplyTo: thread.id })
    await d.open(`/gracehops/status/${thread.id}`)
    await want("We are here.")
    expect(await d.textOf("main")).not.toContain("Reply no. 15.")
    const more = '[data-testid="cellInnerDiv"]:not(:has(article)) button'
    await d.page.$eval(more, (button) => button.scrollIntoView({ block: "center" }))
    await d.page.click(more)
    await d.page.waitForFunction(() => document.body.textContent.includes("Reply no. 15."))
    expect(await d.page.$(more)).toBeNull()
  })
})
