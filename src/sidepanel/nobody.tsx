import { may, mayGoOnDuty } from "~core/may"
import { openSettings } from "~platform/pages"
import { whyNot } from "~room/role-said"
import type { DeskView } from "~store/reads/desk"
import * as css from "./nobody.module.css"

/** What stands in the place of the list while it is empty: what happens next, and how to make it happen. */
export function Nobody({ desk: { me, accounts, agent, waiting } }: { desk: DeskView }) {
  if (accounts.length === 0 && may(me.role, "connect")) return <Welcome />
  if (accounts.length === 0)
    return (
      <div className={css.nobody}>
        <p>No X account is connected yet.</p>
        <p>{whyNot("connect")}</p>
      </div>
    )
  if (!mayGoOnDuty(me.role))
    return (
      <div className={css.nobody}>
        <p>You are a listener here.</p>
        <p>
          Press the Aside button under a post on X: it puts a DM link into your reply. What you sent stands below until
          the person writes; then an agent takes over.
        </p>
      </div>
    )
  if (!agent?.available)
    return (
      <div className={css.nobody}>
        <p>You are away.</p>
        <p>Switch Available on, and the next customer who writes is offered to you here.</p>
      </div>
    )
  if (waiting > 0)
    return (
      <div className={css.nobody}>
        <p>{waiting === 1 ? "One customer waits." : `${waiting} customers wait.`}</p>
        <p>They are offered to you one at a time. Press Next to take the first at once.</p>
      </div>
    )
  return (
    <div className={css.nobody}>
      <p>Nobody waits. You are on duty.</p>
      <ol className={css.way}>
        <li>Press the Aside button under a post on X. It puts a DM link into your reply.</li>
        <li>Send the reply with X’s own button.</li>
        <li>When the person follows the link and writes, they are offered to you here.</li>
      </ol>
    </div>
  )
}

function Welcome() {
  return (
    <div className={css.nobody}>
      <p>Welcome to Aside.</p>
      <p>
        It takes a public post on X aside: one press puts a DM link into your reply, and the person’s message comes to
        you here. First it needs your brand’s X account:
      </p>
      <ol className={css.way}>
        <li>Create an X app.</li>
        <li>Tell X where to send you back.</li>
        <li>Connect the account.</li>
        <li>Let everyone write to it, and go on duty.</li>
      </ol>
      <a
        className="button primary"
        href="/options.html"
        onClick={(event) => {
          event.preventDefault()
          void openSettings()
        }}
      >
        Connect an account
      </a>
    </div>
  )
}
