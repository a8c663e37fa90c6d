import type { MouseEvent } from "react"
import { mayGoOnDuty } from "~core/may"
import { openSettings } from "~platform/pages"
import { whyNot } from "~room/role-said"
import { useCommand } from "~room/use-command"
import type { DeskView } from "~store/reads/desk"
import * as css from "./header.module.css"
import { Key } from "./key"
import { OnDuty } from "./on-duty"
import { nextReason } from "./sentences/next-reason"
import type { Go } from "./use-place"
import { useShortcut } from "./use-shortcut"

/** On or off duty, how many wait, more work, and the ways elsewhere. */
export function Header({ desk, go, onShortcuts }: { desk: DeskView; go: Go; onShortcuts: () => void }) {
  const follow = (act: () => void) => (event: MouseEvent) => {
    event.preventDefault()
    act()
  }
  return (
    <header className={css.header}>
      <h1 className="unseen">Aside</h1>
      <Available desk={desk} />
      <span role="status" aria-label="Waiting" className={css.waiting} data-some={desk.waiting > 0}>
        <b>{desk.waiting}</b> waiting
      </span>
      <Next desk={desk} go={go} />
      {desk.me.role && <OnDuty desk={desk} />}
      <a className={css.way} href="/options.html" title="Settings" onClick={follow(openSettings)}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2 4.5h6.5M12.5 4.5H14M2 11.5h1.5M7.5 11.5H14" />
          <circle cx="10.5" cy="4.5" r="2" />
          <circle cx="5.5" cy="11.5" r="2" />
        </svg>
        <span className="unseen">Settings</span>
      </a>
      <a className={css.way} href="/sidepanel.html?shortcuts" title="Shortcuts" onClick={follow(onShortcuts)}>
        <span className="key" aria-hidden="true">
          ?
        </span>
        <span className="unseen">Shortcuts</span>
      </a>
    </header>
  )
}

function Available({ desk: { me, agent } }: { desk: DeskView }) {
  const { tell } = useCommand()
  const available = agent?.available ?? false
  // Off duty goes everybody.
  const idle = !available && !mayGoOnDuty(me.role)
  const flip = () => {
    if (!idle) void tell({ say: "setAvailable", available: !available })
  }
  useShortcut("available", flip)
  return (
    <button
      type="button"
      role="switch"
      aria-checked={available}
      aria-disabled={idle}
      title={idle ? whyNot("accept") : undefined}
      className={css.available}
      onClick={flip}
    >
      <span className={css.track} aria-hidden="true" />
      Available
    </button>
  )
}

function Next({ desk, go }: { desk: DeskView; go: Go }) {
  const { tell, pending } = useCommand()
  const idle = desk.next.go === "nowhere" || !mayGoOnDuty(desk.me.role)
  const next = async () => {
    if (idle || pending) return
    const taken = await tell({ say: "next" })
    if (taken.ok) go(taken.value.conversation, { write: true })
  }
  useShortcut("next", next)
  return (
    <span className={css.next}>
      <button
        type="button"
        className={idle || desk.next.go === "offer" ? undefined : "primary"}
        aria-disabled={idle}
        aria-describedby="next-reason"
        onClick={next}
      >
        Next
        <Key act="next" />
      </button>
      <span id="next-reason" role="tooltip" className={css.reason}>
        {nextReason(desk)}
      </span>
    </span>
  )
}
