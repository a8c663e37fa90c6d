import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "puppeteer-core"
import type { LivelySimulator } from "../../../simulator/lively"
import type { Role } from "../../../src/core/role"
import { type AsideBrowser, type LaunchOptions, launchAside } from "../../browser/launch"
import { type Screen, screenOf } from "../../browser/screen"
import type { Stage } from "../stage"
import { isConnected, joinTeam, knownOf } from "./acts"
import { type Cable, layCable } from "./cable"

/** Whom a stage has. */
export interface Guest {
  name: string
  role: Role
}

/** A person of the team at a browser of their own, which stands on a profile that outlives it. */
export interface TeamMember extends Guest {
  /** Their own way to the server, to be cut and mended. */
  cable: Cable
  /** Their browser as it stands now, with the X that all share. */
  stage(): Stage
  /** The panel and the settings, each in one tab of its own that is opened once. */
  panel(): Promise<Screen>
  settings(): Promise<Screen>
  /** Joins by the settings screen. */
  join(key: string): Promise<void>
  /** Their id in the team: that of their agent. */
  id(): Promise<string>
  /** Kills the whole browser; it stays down until `relaunch`. */
  kill(): Promise<void>
  /** The same profile again, until its line stands. */
  relaunch(): Promise<void>
  close(): Promise<void>
}

/** Where a member's browser leads: the local X, and the servers of the team. */
export interface Around {
  x: LivelySimulator
  servers: readonly string[]
  launch?: LaunchOptions
}

/** Starts a browser for somebody, who has not joined yet. */
export async function seat({ name, role }: Guest, { x, servers, launch = {} }: Around): Promise<TeamMember> {
  const profile = mkdtempSync(join(tmpdir(), "aside-member-"))
  const cable = await layCable(servers)
  const open = () => launchAside({ ...launch, profile, resolverRules: x.resolverRules })
  let aside: AsideBrowser = await open()
  const tabs = new Map<string, Promise<Page>>()
  const openTab = (page: string) => {
    const opened = aside.openOwn(page)
    tabs.set(page, opened)
    return opened
  }
  // Several may ask at once, and find one tab.
  const tab = async (page: string): Promise<Screen> => {
    const asked = tabs.get(page) ?? openTab(page)
    const found = await asked.catch(() => null)
    if (found && !found.isClosed()) return screenOf(found)
    if (tabs.get(page) === asked) tabs.delete(page)
    return screenOf(await (tabs.get(page) ?? openTab(page)))
  }
  const member: TeamMember = {
    ...{ name, role, cable },
    stage: () => ({ ...aside, x }),
    panel: () => tab("sidepanel.html"),
    settings: () => tab("options.html"),
    join: (key) => joinTeam(member.stage(), key, cable.address),
    id: async () => (await knownOf((await member.panel()).page)).membership?.member ?? "",
    kill: () => aside.kill(),
    async relaunch() {
      tabs.clear()
      aside = await open()
      await isConnected((await member.panel()).page)
    },
    async close() {
      await aside.kill()
      await cable.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    },
  }
  return member
}
