import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { EntryBody } from "../../src/core/entry"
import { answerId, SOLO_AGENT } from "../../src/core/ids"
import { lines, messageIn, messageOut } from "../panel/lines"
import {
  account,
  agent,
  BRAND,
  conversation,
  conversion,
  customer,
  inbox,
  MINUTE,
  type Rows,
  send,
  settings,
  standing,
} from "../panel/rows"
import { raiseStage, type Stage } from "../panel/stage"
import { ADDRESSES, HOSTILE, HUGE, MARKS, MARKUP } from "./corpus"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

/** Names that are worst for whoever shows them; each is a customer's, a colleague's, an inbox's, a file's. */
const NAMES = [MARKUP[1], MARKUP[7], MARKS[0], MARKS[1], MARKS[9], MARKS[10], ADDRESSES[13], "x".repeat(500)].map(
  (name) => name ?? "",
)
const nth = <T>(all: readonly T[], n: number) => all[n % all.length] as T

/** A desk on which everything that a stranger, a colleague or a file can be called or say is hostile. */
function hostileDesk(): Rows {
  const said: EntryBody[] = [
    ...HOSTILE.map((text, n) =>
      messageIn(String(9_000 + n), text, { links: [{ text: text.slice(0, 20), url: nth(ADDRESSES, n) }] }),
    ),
    ...HUGE.map(([, fill], n) => messageIn(String(9_500 + n), fill(9_000))),
    ...HOSTILE.slice(0, 20).map((text): EntryBody => ({ type: "note", agent: SOLO_AGENT, text })),
    messageIn("9999", "", {
      media: NAMES.map((alt, n) => ({ key: `3_${n}`, type: "photo", url: nth(ADDRESSES, n), alt })),
    }),
    ...NAMES.map((_, n) => messageOut(`s${n}`, nth(HOSTILE, n))),
    { type: "merged", agent: SOLO_AGENT, other: customer(2, "", null).id, name: nth(NAMES, 2) },
    { type: "topic", agent: SOLO_AGENT, topic: nth(NAMES, 0), on: true },
    { type: "nobody asked", because: nth(MARKUP, 2) },
  ]
  const files = NAMES.map((name, n) =>
    send(`s${n}`, 1, nth(HOSTILE, n), {
      status: nth(["refused", "unsure", "sent"] as const, n),
      detail: nth(MARKUP, n),
      because: "other",
      attachment: {
        file: `f${n}`,
        name,
        type: "image/png",
        size: 1,
        media: null,
        mediaUntil: null,
        uploaded: null,
        tries: 0,
      },
    }),
  )
  return {
    accounts: [account({ name: nth(NAMES, 0), handle: "brand" })],
    agents: [agent({ name: nth(NAMES, 2) })],
    inboxes: [inbox({ name: nth(NAMES, 0) })],
    settings: [
      settings({ wordings: HOSTILE.slice(0, 10).map((one) => one.slice(0, 256)), closingWording: nth(MARKUP, 0) }),
    ],
    standings: [standing()],
    customers: NAMES.map((name, n) =>
      customer(n + 1, name, n % 2 ? "mona" : null, {
        picture: nth(ADDRESSES, n),
        details: [
          { type: "e-mail", value: nth(MARKUP, n) },
          { type: "phone", value: nth(NAMES, 7) },
        ],
      }),
    ),
    conversations: NAMES.map((_, n) =>
      conversation(n + 1, {
        topics: NAMES.slice(0, 4),
        lastInboundText: nth(HOSTILE, n),
        unread: 1,
        banner: Date.now() + 10 * MINUTE,
      }),
    ),
    conversions: [conversion({ wording: nth(MARKUP, 1), byName: nth(NAMES, 2), customerName: nth(NAMES, 0) })],
    sends: files,
    entries: lines(1, MINUTE, said),
    answers: NAMES.map((name, n) => ({
      kind: "answer",
      id: answerId(`a${n}`),
      rev: 1,
      name: name.slice(0, 80),
      text: nth(HOSTILE, n),
      account: null,
    })),
    quarantine: HOSTILE.slice(0, 30).map((why, n) => ({
      id: `q${n}`,
      from: n % 2 ? "X" : "desk",
      account: BRAND,
      table: nth(NAMES, n),
      key: why,
      at: Date.now() - n,
      why,
      raw: { [nth(HOSTILE, n + 7)]: why },
      triedAt: null,
      whole: true,
    })),
  }
}

/** What must hold of a page that shows all this. */
async function harmless(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const born =
      "script:not([src]), iframe, object, embed, base, form[action], meta[http-equiv], math, template, plaintext, marquee"
    const wide = [document.documentElement, ...document.querySelectorAll("main, main *")].filter((one) => {
      const { overflowX } = getComputedStyle(one)
      const scrolls = one === document.documentElement || overflowX === "auto" || overflowX === "scroll"
      return scrolls && one.scrollWidth > one.clientWidth + 1 && !one.matches("pre, section[tabindex='0']")
    })
    const handlers = [...document.querySelectorAll("*")].flatMap((one) =>
      one.getAttributeNames().filter((name) => name.startsWith("on") || name === "srcdoc"),
    )
    const links = [...document.querySelectorAll("a")].filter(
      (a) => !["http:", "https:", "chrome-extension:"].includes(a.protocol),
    )
    const unsaid = [...document.querySelectorAll("[role=log] p a")].filter((a) => {
      const { host } = a as HTMLAnchorElement
      const beside = a.parentElement?.textContent ?? ""
      return (
        !beside.includes(`(${host})`) &&
        !(a.textContent ?? "").startsWith(`${(a as HTMLAnchorElement).protocol}//${host}`)
      )
    })
    const pictures = [...document.querySelectorAll("img")].filter(
      (img) =>
        !/^(?:blob:|chrome-extension:|https:\/\/(?:pbs|abs)\.twimg\.com\/)/u.test(img.src) &&
        img.src.startsWith("data:"),
    )
    return {
      owned: (globalThis as { owned?: unknown }).owned ?? null,
      title: document.title.includes("owned"),
      born: [...document.querySelectorAll(`body :is(${born})`)].map((one) => one.outerHTML.slice(0, 100)),
      handlers,
      links: links.map((a) => a.href.slice(0, 100)),
      unsaid: unsaid.map((a) => a.outerHTML.slice(0, 200)),
      pictures: pictures.map((img) => img.src.slice(0, 60)),
      // What sticks out of it, to be read in a failed test.
      wide: wide.map((one) => {
        const edge = one.getBoundingClientRect().right
        const out = [...one.querySelectorAll("*")].filter((part) => part.getBoundingClientRect().right > edge + 1)
        return `${one.className} ${one.scrollWidth}: ${out
          .map((part) => part.outerHTML.slice(0, 160))
          .slice(0, 6)
          .join("\n")}`
      }),
    }
  })
  expect(found).toEqual({
    ...{ owned: null, title: false, born: [], handlers: [], links: [], unsaid: [], pictures: [], wide: [] },
  })
}

/** Reads the timeline from its beginning on, as far as it takes to find all that was said: only what is seen is drawn. */
async function readsAll(page: Page): Promise<void> {
  const begins = (first: string) => {
    const log = document.querySelector("[role=log]")
    if (log) log.scrollTop = 0
    return log?.querySelector("article")?.textContent?.startsWith(first)
  }
  await page.waitForFunction(begins, { polling: 100 }, nth(MARKUP, 0).slice(0, 12))
  let said = ""
  const missing = async () => {
    said += await page.$eval("[role=log]", (log) => {
      const now = log.textContent ?? ""
      log.scrollTop += log.clientHeight / 3
      return now
    })
    await harmless(page)
    return MARKUP.filter(
      (text) => !said.includes(text.toWellFormed().slice(0, 60)) && !said.includes(text.slice(0, 12)),
    )
  }
  await expect.poll(missing, { timeout: 30_000 }).toEqual([])
}

describe("whatever anybody is called or writes", () => {
  it.each(NAMES.map((name, n) => [n + 1, name.slice(0, 30)] as const))(
    "the panel shows customer %i (%s) and all they said as text, no wider than it is",
    async (n) => {
      const page = await stage.open("sidepanel.html", hostileDesk(), { width: 360, hash: `c${n}` })
      await page.waitForSelector("h2#customer")
      await page.waitForSelector("[role=log]")
      await harmless(page)
      if (n === 1) await readsAll(page)
      await page.close()
    },
  )

  it.each([
    ["sidepanel.html", 320],
    ["sidepanel.html", 560],
    ["options.html", 320],
    ["tabs/health.html", 360],
    ["tabs/report.html", 360],
    ["tabs/overview.html", 320],
    ["tabs/overview.html", 1_000],
  ] as const)("%s at %i px shows it as text", async (name, width) => {
    const page = await stage.open(name, hostileDesk(), { width })
    await page.waitForFunction(() => (document.querySelector("main")?.textContent?.length ?? 0) > 200)
    if (name === "tabs/overview.html") {
      await page.click("tbody [aria-expanded]")
      await page.waitForSelector('[aria-label="Held"] > li')
    }
    await page.evaluate(() => {
      for (const one of document.querySelectorAll("details")) one.open = true
    })
    await harmless(page)
    await page.close()
  })
})
