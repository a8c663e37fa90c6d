// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { startPage } from "./start"

const POST =
  '<article data-testid="tweet"><div data-testid="User-Name"><a href="/ada/status/5"><time>2 h</time></a></div><div role="group"><button data-testid="reply"></button></div></article>'
const account = (id: string, handle: string) => ({ id, handle, name: handle, openToEveryone: true })
const news = (accounts: unknown[]) => ({ accounts, lastUsed: "2", wordings: ["Hi"], posts: {}, inDm: {} })

/** A page whose other half can't be had, with these accounts at the desk. */
function pageWithout(accounts: unknown[]) {
  const recorded: unknown[] = []
  const over = startPage({
    connect: () => ({
      say: () => {},
      hear: (listener) => listener(news(accounts)),
      closed: () => {},
      close: () => {},
    }),
    record: async (pressed) => {
      recorded.push(pressed)
      return null
    },
    posted: () => {},
    forget: () => {},
    openDesk: () => {},
    stillOurs: () => true,
    load: () => Promise.reject(new TypeError("Failed to fetch dynamically imported module")),
  })
  return { over, recorded }
}

const pressed = async () => {
  document.querySelector<HTMLButtonElement>(".aside-dm")?.click()
  await vi.waitFor(() => expect(said()).not.toBe(""))
}
const said = () => document.querySelector('[role="status"]')?.textContent ?? ""

describe("a press whose other half can't be had", () => {
  const open = vi.fn((_url: string) => ({}))
  let over: AbortController | undefined
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] })
    vi.stubGlobal("open", open)
    vi.stubGlobal("requestIdleCallback", () => 0)
    vi.stubGlobal("cancelIdleCallback", () => {})
    vi.stubGlobal("navigator", { userActivation: { isActive: true } })
    document.body.innerHTML = POST
  })
  afterEach(() => {
    over?.abort()
    vi.useRealTimers()
    vi.unstubAllGlobals()
    open.mockClear()
  })

  it("opens X's own reply with the link of the account used last, records it and says so", async () => {
    const page = pageWithout([account("1", "a"), account("2", "b")])
    over = page.over
    vi.advanceTimersByTime(1_000)
    await pressed()
    expect(open.mock.calls[0]?.[0]).toContain("in_reply_to=5")
    expect(open.mock.calls[0]?.[0]).toContain(encodeURIComponent("recipient_id=2"))
    expect(page.recorded).toEqual([{ post: "5", author: "ada", account: "2", wording: "", reference: null }])
    expect(said()).toMatch(/link alone. Reload this page/)
  })

  it("says only that it can't where no account is known", async () => {
    const page = pageWithout([])
    over = page.over
    vi.advanceTimersByTime(1_000)
    await pressed()
    expect(open).not.toHaveBeenCalled()
    expect(said()).toBe("Aside could not be loaded. Reload this page.")
    expect(page.recorded).toEqual([])
  })
})
