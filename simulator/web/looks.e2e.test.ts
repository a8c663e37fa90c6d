import { describe, expect, it } from "vitest"
import { drivePages } from "./test/drive-pages"
import { accents, sizes, themes } from "./wire"

const d = drivePages()

const styleOf = (selector: string, property: string) =>
  d.page.$eval(selector, (one, name) => getComputedStyle(one).getPropertyValue(name), property)

const luminance = (color: string) => {
  const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const contrast = (one: string, other: string) => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

describe("how X looks to this person", () => {
  it.each(sizes.flatMap((size) => [[size, "en"] as const, [size, "ar"] as const]))(
    "text size %i in %s: words, lines and icons grow together",
    async (size, language) => {
      await d.open(`/home?size=${size}&lang=${language}`)
      await d.page.waitForSelector('article [data-testid="tweetText"]')
      const px = (value: string) => Number.parseFloat(value)
      expect(px(await styleOf("html", "font-size"))).toBe(size)
      expect(px(await styleOf('[data-testid="tweetText"]', "font-size"))).toBeCloseTo(size, 1)
      expect(px(await styleOf('[data-testid="tweetText"]', "line-height"))).toBeCloseTo((20 * size) / 15, 1)
      expect(px(await styleOf('article [data-testid="reply"] svg', "height"))).toBeCloseTo(1.25 * size, 1)
      expect(await styleOf("html", "direction")).toBe(language === "ar" ? "rtl" : "ltr")
      const across = await d.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(across).toBeLessThanOrEqual(0)
    },
  )

  it.each([600, 700, 1280])("at %i px nothing stands outside the window", async (width) => {
    await d.page.setViewport({ width, height: 800 })
    await d.open("/home")
    await d.page.waitForSelector("article")
    const outside = await d.page.$$eval(
      "header [aria-label], article, article button",
      (all) =>
        all.filter((one) => {
          const { left, right } = one.getBoundingClientRect()
          return left < 0 || right > innerWidth
        }).length,
    )
    expect(outside).toBe(0)
  })

  it.each(themes)("more contrast in %s makes small print readable at 7:1", async (theme) => {
    const time = 'article [data-testid="User-Name"] a:has(time)'
    const measure = async (query: string) => {
      await d.open(`/home?theme=${theme}${query}`)
      await d.page.waitForSelector(time)
      return contrast(await styleOf(time, "color"), await styleOf("body", "background-color"))
    }
    const plain = await measure("")
    const strong = await measure("&contrast=1")
    expect(strong).toBeGreaterThan(plain)
    expect(strong).toBeGreaterThanOrEqual(7)
  })

  it("the chosen colour is that of links; likes stay pink", async () => {
    const seen = new Set<string>()
    for (const accent of accents) {
      await d.open(`/home?accent=${accent}`)
      await d.page.waitForSelector('article [data-testid="tweetText"] a')
      seen.add(await styleOf('article [data-testid="tweetText"] a', "color"))
      await d.page.click('article [data-testid="like"]')
      await d.page.waitForSelector('article [data-testid="unlike"]')
      expect(await d.page.$eval('[data-testid="unlike"] [dir]', (one) => (one as HTMLElement).style.color)).toBe(
        "rgb(249, 24, 128)",
      )
    }
    expect(seen.size).toBe(accents.length)
  })
})
