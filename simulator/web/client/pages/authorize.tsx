import type { AuthorizeView, PersonView } from "../../wire"
import { write } from "../api"
import { Icon, Mark } from "../icons"
import { look } from "../look"
import { Avatar } from "../post/avatar"
import { UserName } from "../post/user-name"
import { useResource } from "../resource"
import { roles } from "../roles"
import { row, t, v } from "../styles"
import { words } from "../words"
import { SignIn } from "./sign-in"

const meanings: Record<string, string> = {
  "dm.read": "Read your Direct Messages",
  "dm.write": "Send and manage Direct Messages for you",
  "tweet.read": "See all the Posts you can see",
  "users.read": "See any account you can see",
  "offline.access": "Stay connected to your account until you revoke access",
  "media.write": "Upload media for you",
}

async function decide(approve: boolean): Promise<void> {
  const { location: target } = await write<{ location?: string }>(`authorize${location.search}`, { approve })
  if (target) location.assign(target)
}

function Card({ children }: { children: React.ReactNode }) {
  return (
    <main {...roles.main} className={v({ alignItems: "center", padding: 32, color: look.words })}>
      <Mark size={30} />
      <div className={v({ width: 480, maxWidth: "100%", marginTop: 24, gap: 20 })}>{children}</div>
    </main>
  )
}

function Failure() {
  return (
    <Card>
      <h1 className={t({ fontSize: 23, lineHeight: "28px", fontWeight: 700 })}>{words.wrong}</h1>
      <p className={t()} style={{ color: look.soft }}>
        {words.wrongText}
      </p>
    </Card>
  )
}

const wide = { borderRadius: 9999, minHeight: 44, alignItems: "center", justifyContent: "center" } as const

function Consent({ appName, scopes, me }: { appName: string; scopes: string[]; me: PersonView }) {
  return (
    <Card>
      <h1 className={t({ fontSize: 23, lineHeight: "28px", fontWeight: 700 })}>
        {words.authorizeTitle.replace("{app}", appName)}
      </h1>
      <div className={v({ gap: 8 })}>
        <span className={t({ fontSize: 13 })} style={{ color: look.soft }}>
          {words.authorizeAs}
        </span>
        <div className={v(row, { gap: 8, alignItems: "center" })}>
          <Avatar handle={me.handle} size={40} linked={false} />
          <UserName person={me} linked={false} stacked />
        </div>
      </div>
      <button
        type="button"
        data-testid="OAuth_Consent_Button"
        className={v(wide)}
        style={{ backgroundColor: look.button, color: look.onButton }}
        onClick={() => void decide(true)}
      >
        <span className={t({ fontWeight: 700 })}>{words.authorize}</span>
      </button>
      <button
        type="button"
        data-testid="OAuth_Consent_Cancel_Button"
        className={v(wide)}
        style={{ color: "rgb(244, 33, 46)" }}
        onClick={() => void decide(false)}
      >
        <span className={t({ fontWeight: 700 })}>{words.cancel}</span>
      </button>
      <h2 className={t({ fontSize: 17, fontWeight: 700 })}>{words.authorizeCan}</h2>
      <ul className={v({ gap: 12 })}>
        {scopes.map((scope) => (
          <li key={scope} className={v(row, { gap: 12 })}>
            <Icon name="person" />
            <span className={t({ flexShrink: 1 })}>{meanings[scope] ?? scope}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** X's consent page: whose session it is decides which account is connected. */
export function Authorize() {
  const [view] = useResource<AuthorizeView>(`authorize${location.search}`)
  if (!view) return null
  if (!view.ok) return <Failure />
  return view.session ? <Consent {...view} me={view.session} /> : <SignIn />
}
