import type { Page } from "puppeteer-core"
import { EXTENSION_ID, launchAside } from "../../scripts/browser/launch"
import type { TeamNode } from "../../test/team/server"
import type { Finding } from "../bench"
import { bundle } from "../desk/fill"

/** A server with a workspace's stream on it, and a browser with Aside in it. */
export interface TeamStage {
  node: TeamNode
  /** A page of the extension, with the benches' own code in it; it may speak to the server. */
  openPage(): Promise<Page>
  close(): Promise<void>
}

export const WORKSPACE = "w-bench"

/** Nobody but this computer is asked. */
const TERMS = { patience: 3_600_000, resolverRules: "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1" }

/** Starts both. Null: no nats-server is to be had here. */
export async function openTeamStage(sync: "always" | "2m" = "2m"): Promise<TeamStage | null> {
  const { NATS_SERVER, startNodes } = await import("../../test/team/server")
  if (!NATS_SERVER) return null
  const { makeStream } = await import("~team/stream")
  const { node, close } = await startNodes(1, () => "", sync)
  const nc = await connectTo(node)
  await makeStream(nc, WORKSPACE, 1)
  await nc.close()
  const source = await bundle(new URL("in-page.ts", import.meta.url))
  const aside = await launchAside(TERMS)
  return {
    node,
    async openPage() {
      const page = await aside.browser.newPage()
      // The build as it is published may speak to nobody but X.
      await page.setBypassCSP(true)
      await page.goto(`chrome-extension://${EXTENSION_ID}/manifest.json`)
      await page.evaluate(source)
      return page
    },
    async close() {
      await aside.close()
      await close()
    },
  }
}

/** Asks for one of the benches' own measurements in a page. */
export async function inPage<T>(page: Page, name: string, ask: object): Promise<T> {
  const found = await page.evaluate(
    ([name, ask]) => (globalThis as unknown as Record<string, (ask: object) => Promise<unknown>>)[name]?.(ask),
    [name, ask] as const,
  )
  return found as T
}

/** A connection from outside the browser. */
export async function connectTo(node: TeamNode) {
  const { connect } = await import("@nats-io/transport-node")
  return connect({ servers: node.tcp })
}

/** Says that nothing was measured, and why. */
export const skipped = (title: string): Finding => ({
  title: `${title}: skipped`,
  how: "There is no nats-server from 2.12 on here, and none could be fetched. NATS_SERVER says where one is.",
  head: [""],
  rows: [],
  reaches: [],
})
