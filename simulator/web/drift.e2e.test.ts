import { describe, expect, it } from "vitest"
import { drivePages } from "./test/drive-pages"
import { parts } from "./wire"

const d = drivePages()

/** How each part is known today, and how it is drawn once it has drifted. */
const shapes = {
  reply: ['[data-testid="reply"]', '[data-testid="replyAction"]'],
  row: ['[role="group"]', 'article [aria-label]:not([role]):has(> div > [data-testid="reply"])'],
  post: ['[data-testid="tweet"]', '[data-testid="post"]'],
  editor: ['[data-testid="tweetTextarea_0"]', '[data-testid="composerTextarea"]'],
  postButton: ['[data-testid^="tweetButton"]', '[data-testid="composerSubmit"]'],
  author: ['[data-testid="User-Name"]', '[data-testid="PostAuthor"]'],
  toast: ['[data-testid="toast"], [role="alert"]', '[data-testid="notice"][role="status"]'],
} as const

/** Replies to the first post by X's keys alone, as a person does whatever things are called. */
async function reply(text: string) {
  await d.page.waitForSelector("article")
  await d.page.keyboard.press("j")
  await d.page.waitForFunction(() => document.activeElement?.matches("article"))
  await d.page.keyboard.press("r")
  await d.page.waitForFunction(() => document.activeElement?.matches('[role="dialog"] [role="textbox"]'))
  await d.page.keyboard.type(text)
  await d.page.waitForFunction((said) => document.activeElement?.textContent === said, {}, text)
}

const has = (selector: string) => d.page.$(selector).then(Boolean)

describe("a part that has drifted", () => {
  it.each(parts)("%s: has another shape, and X works as before", async (part) => {
    const [today, then] = shapes[part]
    await d.open(`/home?drift=${part}`)
    await reply(`Drifted ${part}`)
    if (part !== "toast") expect([await has(today), await has(then)]).toEqual([false, true])
    await d.page.keyboard.down("Control")
    await d.page.keyboard.press("Enter")
    await d.page.keyboard.up("Control")
    await d.page.waitForSelector('#layers a[href*="/status/"]')
    if (part === "toast") expect([await has(today), await has(then)]).toEqual([false, true])
    expect(d.repliesTo(d.people.complaint.id)[0]?.text).toBe(`Drifted ${part}`)
  })

  it("several at once, and nothing without being asked", async () => {
    await d.open("/home?drift=reply,author,nonsense")
    await d.page.waitForSelector("article")
    const known = async () =>
      Object.fromEntries(await Promise.all(parts.map(async (p) => [p, await has(shapes[p][0])])))
    expect(await known()).toMatchObject({ reply: false, author: false, post: true, row: true, editor: true })
    await d.open("/home")
    await d.page.waitForSelector("article")
    expect(await known()).toMatchObject({ reply: true, author: true, post: true, row: true, editor: true })
  })
})
