import { useEffect, useRef } from "react"
import { openSettings } from "~platform/pages"
import { askEarly } from "~room/ask-early"
import { OfMe } from "~room/me"
import { useLive } from "~room/use-live"
import { useSettled } from "~room/use-settled"
import { type DeskView, readDesk } from "~store/reads/desk"
import { Alerts } from "./alerts"
import { Announcer } from "./announcer"
import { Aside } from "./aside"
import { CaughtUp } from "./caught-up"
import { Customers } from "./customers"
import { Finder } from "./finder"
import { Found, useFoundIn } from "./found"
import { Header } from "./header"
import { NewMessage } from "./new-message"
import { Offer } from "./offer"
import * as css from "./panel.module.css"
import { ShortcutsDialog } from "./shortcuts-dialog"
import { TeamAlert } from "./team-alert"
import { UnheardAlert } from "./unheard-alert"
import { useAwake } from "./use-awake"
import { useLater, useLaterSoon } from "./use-later"
import { type Go, type Place, useFrontOfAnother, usePlace } from "./use-place"
import { useShortcut } from "./use-shortcut"
import { WaitingLinks } from "./waiting-links"

const DESK = ["desk"]
const readMine = () => readDesk()
askEarly(DESK, readMine)

/** The side panel: one column that drills in, two from 560 px. */
export function Panel() {
  const desk = useLive(DESK, readMine)
  const [place, go] = usePlace()
  if (!desk)
    return (
      <p className="soon" role="status">
        Opening your desk…
      </p>
    )
  return (
    <OfMe me={desk.me}>
      <Desk desk={desk} place={place} go={go} />
    </OfMe>
  )
}

function Desk({ desk, place, go }: { desk: DeskView; place: Place; go: Go }) {
  const isSettled = useSettled()
  useAwake(isSettled)
  useLaterSoon(isSettled)
  useFrontOfAnother(desk.me.id, go)
  const shortcuts = useRef<HTMLDialogElement>(null)
  const showShortcuts = () => shortcuts.current?.showModal()
  useEffect(() => {
    // The link to them, opened in a tab of its own.
    if (location.search === "?shortcuts") shortcuts.current?.showModal()
  }, [])
  const [found, setFound] = useFoundIn(place.conversation)
  useShortcut("help", showShortcuts)
  useShortcut("settings", () => void openSettings())
  return (
    <div className={css.panel} data-at={place.conversation ? "profile" : "list"}>
      <Header desk={desk} go={go} onShortcuts={showShortcuts} />
      <main className={css.columns}>
        <div className={css.alerts}>
          {isSettled && desk.me.role && <TeamAlert />}
          {isSettled && desk.me.role && <UnheardAlert />}
          <Alerts desk={desk} />
        </div>
        <div className={css.front}>
          {isSettled && <CaughtUp />}
          {desk.offer && <Offer key={desk.offer.conversation.id} offer={desk.offer} go={go} />}
          <NewMessage rows={desk.banners} go={go} />
        </div>
        <div className={css.list}>
          <Finder go={go} onFound={setFound}>
            <Customers desk={desk} chosen={place.conversation} go={go} />
            {isSettled && <WaitingLinks accounts={desk.accounts} />}
            {isSettled && <Aside go={go} />}
          </Finder>
        </div>
        <div className={css.profile}>
          {place.conversation ? (
            <Found value={found}>
              <Opened id={place.conversation} writing={place.writing} go={go} />
            </Found>
          ) : (
            <p className={css.nobody}>
              {desk.me.role === "listener"
                ? "DM links that wait for a message stand on the left."
                : "Choose a customer to see what you wrote to each other."}
            </p>
          )}
        </div>
      </main>
      <Announcer desk={desk} />
      <ShortcutsDialog ref={shortcuts} />
    </div>
  )
}

/** The profile of one conversation or customer; for a moment, after the panel opened, it is still to be loaded. */
function Opened({ id, writing, go }: { id: string; writing: number; go: Go }) {
  const later = useLater(true)
  if (!later)
    return (
      <p className="soon" role="status">
        Opening the profile…
      </p>
    )
  return <later.Profile key={id} id={id} writing={writing} go={go} />
}
