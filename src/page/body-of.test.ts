// @vitest-environment jsdom
import { describe, expect, test } from "vitest"
import { bodyOf } from "./body-of"

describe("the page's body", () => {
  test("is there at once when it is", async () => {
    expect(await bodyOf()).toBe(document.body)
  })
  test("is awaited while the page is being read", async () => {
    const page = document.implementation.createHTMLDocument("")
    page.body.remove()
    const found = bodyOf(page)
    page.documentElement.append(page.createElement("body"))
    expect(await found).toBe(page.body)
  })
})
