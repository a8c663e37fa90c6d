import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { axeFinds } from "./axe"
import { busy, hostile, newborn, quiet, troubled } from "./desks"
import { find } from "./find"
import { account } from "./rows"
import { raiseStage, type Stage } from "./stage"

let stage: Stage
beforeAll(async () => {
  stage = await raiseStage()
})
afterAll(() => stage?.close())

describe("axe finds nothing", () => {
  const desks = {
    newborn,
    quiet,
    busy,
    troubled,
    hostile,
    reconnect: () => ({ ...busy(), accounts: [account({ status: "reconnect" })] }),
  }
  for (const [name, rows] of Object.entries(desks))
    for (const scheme of ["light", "dark"] as const)
      for (const width of [360, 560])
        it(`${name}, ${scheme}, ${width} px`, async () => {
          const page = await stage.open("sidepanel.html", rows(), { scheme, width })
          expect(await axeFinds(page)).toEqual([])
          await page.goto(`${page.url().split("#")[0]}&profile#/c1`)
          await page.waitForSelector("main")
          if ((rows().conversations ?? []).length > 0) await find(page, "region", "Customer profile")
          expect(await axeFinds(page)).toEqual([])
          await page.close()
        })
})
