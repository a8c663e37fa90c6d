import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openHome, postReply, pressDmLink } from "../../scripts/tour/acts"
import { accept, type Desk, fate, look, openDesk, reply, workerOf } from "./acts"

let desk: Desk
/** What Chrome says when a page or the worker wanted something that the policy doesn't allow. */
const refused: string[] = []
const listen = (where: string) => (message: { text(): string }) => {
  if (/content security policy/iu.test(message.text())) refused.push(`${where}: ${message.text()}`)
}

beforeAll(async () => {
  desk = await openDesk()
  ;(await workerOf(desk.stage)).on("console", listen("worker"))
  desk.panel.page.on("console", listen("panel"))
  desk.settings.page.on("console", listen("settings"))
})
afterAll(() => desk?.stage.close())

test("a day's work wants nothing that the policy of Aside's pages refuses", async () => {
  const { stage, panel, settings } = desk
  const home = await openHome(stage)
  await pressDmLink(home.page, "lena_k")
  await postReply(home.page)
  stage.x.customer("lena_k").writes("Two charges of €189")
  await look(panel)
  await accept(panel, "Lena K.")
  await reply(panel, "We look into it")
  await fate(panel, "We look into it", "Sent")
  const picture = await panel.page.waitForSelector("img[src^='https://pbs.twimg.com/']")
  await panel.page.waitForFunction((img) => (img as HTMLImageElement).naturalWidth > 0, {}, picture)
  // Menus, lists and dialogs come from a package that can put styles of its own into the page.
  for (const name of ["Add", "More"]) {
    await panel.press("button", name)
    await panel.page.waitForSelector('[role="menu"]', { visible: true })
    await panel.page.keyboard.press("Escape")
    await panel.page.waitForSelector('[role="menu"]', { hidden: true })
  }
  await panel.press("button", "Transfer")
  await panel.see("dialog", "Transfer to")
  await panel.page.keyboard.press("Escape")
  await settings.page.reload()
  await settings.read("@acme_air")
  for (const name of ["tabs/report.html", "tabs/health.html", "tabs/overview.html"]) {
    const page = await stage.openOwn(name)
    page.on("console", listen(name))
    await page.reload()
    await page.waitForSelector("main h1")
    if (name.includes("report")) await page.waitForSelector("svg")
  }
  expect(refused).toEqual([])
})

/** What became of each of these in one of Aside's own pages, which a fault of ours might let somebody try. */
const tries = (page: Page) =>
  page.evaluate(async () => {
    // From a timer: what the DevTools protocol runs itself is let through.
    const outcome = (trial: () => unknown) =>
      new Promise((begin) => setTimeout(begin)).then(trial).then(
        () => "went",
        () => "refused",
      )
    const loaded = (element: HTMLElement, into: HTMLElement = document.body) =>
      new Promise((resolve, reject) => {
        element.onload = resolve
        element.onerror = reject
        into.append(element)
      })
    const make = (tag: string, fields: object) => Object.assign(document.createElement(tag), fields)
    return {
      "a function from a text": await outcome(() => new Function("return 1")()),
      "a script from elsewhere": await outcome(() => loaded(make("script", { src: "https://x.com/main.js" }))),
      "a script in a blob": await outcome(() =>
        loaded(make("script", { src: URL.createObjectURL(new Blob(["1"], { type: "text/javascript" })) })),
      ),
      "words to another host": await outcome(() => fetch("https://x.com/", { mode: "no-cors" })),
      "a picture from another host": await outcome(() => loaded(make("img", { src: "https://x.com/a.png" }))),
      "words to X's API": await outcome(() => fetch("https://api.x.com/2/users/me")),
    }
  })

test("what is not Aside's neither runs nor loads in its pages, and nothing goes out but to X's API", async () => {
  expect(await tries(desk.panel.page)).toEqual({
    "a function from a text": "refused",
    "a script from elsewhere": "refused",
    "a script in a blob": "refused",
    "words to another host": "refused",
    "a picture from another host": "refused",
    "words to X's API": "went",
  })
})

test("the worker, too, speaks to X's API and to nobody else", async () => {
  const worker = await workerOf(desk.stage)
  const asks = (address: string) =>
    worker.evaluate(
      (address) =>
        fetch(address, { mode: "no-cors" }).then(
          () => "went",
          () => "refused",
        ),
      address,
    )
  expect([await asks("https://api.x.com/2/users/me"), await asks("https://x.com/")]).toEqual(["went", "refused"])
})
