import type { Account, Standing } from "~core/account"
import type { Inbox } from "~core/records"
import { DEFAULT_SETTINGS, type Settings } from "~core/settings"
import { type DeskDb, desk } from "../desk-db"

/** Everything the settings page shows. */
export interface SettingsView {
  settings: Settings
  accounts: Account[]
  standings: Standing[]
  inboxes: Inbox[]
}

/** Asks for the settings page. */
export async function readSettings(db: DeskDb = desk): Promise<SettingsView> {
  const [settings, accounts, standings, inboxes] = await Promise.all([
    db.settings.get("desk"),
    db.accounts.toArray(),
    db.standings.toArray(),
    db.inboxes.toArray(),
  ])
  return {
    settings: settings ?? DEFAULT_SETTINGS,
    accounts: accounts.filter(({ status }) => status !== "disconnected"),
    standings,
    inboxes,
  }
}
