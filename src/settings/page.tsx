import { OfMe } from "~room/me"
import { useLive } from "~room/use-live"
import { readDesk } from "~store/reads/desk"
import { readSettings } from "~store/reads/settings"
import { Accounts } from "./accounts"
import { Answers } from "./answers"
import { Capacity } from "./capacity"
import { ConnectOrWhoDoes } from "./connect"
import { Inboxes } from "./inboxes"
import * as css from "./page.module.css"
import { Team } from "./team/team"
import { Times } from "./times"
import { Wording } from "./wording"
import { You } from "./you"
import { YourData } from "./your-data/your-data"

/** Everything an admin sets. It takes effect when changed; there is no button to save. */
export function SettingsPage() {
  const view = useLive(["settings"], () => readSettings())
  const desk = useLive(["desk"], () => readDesk())
  if (!view || !desk)
    return (
      <p className="soon" role="status">
        Opening the settings…
      </p>
    )
  const { settings, accounts, standings } = view
  return (
    <OfMe me={desk.me}>
      <div className={css.scroll}>
        <main className={css.page}>
          <header>
            <h1>Settings</h1>
            <p>Everything takes effect when you change it.</p>
          </header>
          <section aria-labelledby="x-dms">
            <h2 id="x-dms">Twitter Direct Messages</h2>
            <ConnectOrWhoDoes accounts={accounts} available={desk.agent?.available ?? false} />
            <Accounts accounts={accounts} standings={standings} />
          </section>
          <You face={desk.agent ?? { id: desk.me.id, name: "", picture: null }} />
          <Team />
          <Capacity settings={settings} />
          <Times settings={settings} />
          <Inboxes accounts={accounts} />
          <Answers accounts={accounts} />
          <Wording settings={settings} account={accounts[0]?.handle ?? null} />
          <YourData settings={settings} />
        </main>
      </div>
    </OfMe>
  )
}
