import { write } from "../api"
import { boot } from "../boot"
import { Mark } from "../icons"
import { look } from "../look"
import { Avatar } from "../post/avatar"
import { UserName } from "../post/user-name"
import { roles } from "../roles"
import { row, t, v } from "../styles"
import { words } from "../words"

async function signInAs(personId: string): Promise<void> {
  await write("session", { personId })
  location.reload()
}

/** In the place of X's sign-in: choose who you are. */
export function SignIn() {
  return (
    <main {...roles.main} className={v({ alignItems: "center", padding: 32, gap: 16, color: look.words })}>
      <Mark size={40} />
      <h1 className={t({ fontSize: 31, lineHeight: "36px", fontWeight: 700 })}>{words.signIn}</h1>
      <p className={t()} style={{ color: look.soft }}>
        {words.signInAs}
      </p>
      <div className={v({ width: 360, gap: 8 })}>
        {boot.people.map((person) => (
          <button
            key={person.id}
            type="button"
            data-testid={`signInAs-${person.handle}`}
            data-hover="tint"
            className={v(row, { borderWidth: 1, borderRadius: 16, padding: 12, gap: 12, alignItems: "center" })}
            style={{ borderColor: look.line }}
            onClick={() => void signInAs(person.id)}
          >
            <Avatar handle={person.handle} size={40} linked={false} />
            <UserName person={person} linked={false} stacked />
          </button>
        ))}
      </div>
    </main>
  )
}
