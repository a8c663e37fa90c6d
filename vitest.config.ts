import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { playwright } from "@vitest/browser-playwright"
import { defineConfig } from "vitest/config"

const src = fileURLToPath(new URL("./src/", import.meta.url))
const alias = [{ find: /^~/, replacement: src }]

/** Whole-way tests: they start browsers and the local X, so they have a project of their own. */
const E2E = ["test/**/*.e2e.test.ts", "simulator/**/*.e2e.test.ts"]
/** Of these, what stands on one page at a time: no poller, no deadline and no second context races in them, so two may run at once. */
const PAGES = ["test/panel/*.e2e.test.ts", "test/e2e/page-*.e2e.test.ts"]

/** What kills, sleeps and lies while people write: its moments are its own, so nothing else runs beside it. */
const CHAOS = ["test/chaos/**/*.e2e.test.ts"]

/** Tests on real servers of a team's: each file has its own, and waits most of the time for what expires or is chosen anew. */
const TEAM = ["test/team/**/*.test.ts"]
/** The team's client speaks over a WebSocket, which Node has of its own from 22 on. */
const webSocket = "WebSocket" in globalThis ? [] : ["--experimental-websocket"]

/** The browser that `npm test` found, or one that stands where Linux has them; else playwright looks for its own. */
const chrome = [
  process.env.CHROME_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/microsoft-edge",
].find((path) => path && existsSync(path))

const launchOptions = {
  ...(chrome ? { executablePath: chrome } : {}),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
}

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{src,simulator,scripts,test,bench}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.browser.test.*", ...E2E, ...TEAM],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        // Found here and not while tests run: a reload in the middle would lose them.
        optimizeDeps: { include: ["dexie", "valibot"] },
        test: {
          name: "browser",
          include: ["src/**/*.browser.test.{ts,tsx}"],
          testTimeout: 20_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: "team",
          include: TEAM,
          exclude: E2E,
          testTimeout: 40_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          execArgv: webSocket,
        },
      },
      {
        extends: true,
        test: {
          name: "pages",
          include: PAGES,
          testTimeout: 90_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: E2E,
          exclude: [...PAGES, ...CHAOS],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          // Every file has browsers, an X and a server of its own, and waits for states: two at a time take half as long.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "chaos",
          include: CHAOS,
          testTimeout: 90_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
