import { useState } from "react"
import { boot } from "../boot"
import { Icon } from "../icons"
import { Link } from "../link"
import { accent, look } from "../look"
import { Avatar } from "../post/avatar"
import { UserName } from "../post/user-name"
import { roles } from "../roles"
import { navigate } from "../router"
import { font, row, s, t, v } from "../styles"
import { words } from "../words"

function SearchBox() {
  const [query, setQuery] = useState("")
  return (
    <form
      {...roles.search}
      className={v(row, {
        borderRadius: 9999,
        borderWidth: 1,
        alignItems: "center",
        padding: "0 14px",
        gap: 8,
        height: 42,
        marginTop: 6,
      })}
      style={{ borderColor: look.line, color: look.soft }}
      onSubmit={(event) => {
        event.preventDefault()
        navigate(`/search?q=${encodeURIComponent(query)}`)
      }}
    >
      <Icon name="search" size={17} />
      <input
        aria-label={words.search}
        data-testid="SearchBox_Search_Input"
        placeholder={words.search}
        value={query}
        className={s({
          border: "none",
          outline: "none",
          background: "none",
          flexGrow: 1,
          fontFamily: font,
          fontSize: 15,
        })}
        style={{ color: look.words }}
        onChange={(event) => setQuery(event.target.value)}
      />
    </form>
  )
}

/** The people one meets in this world; X suggests whom to follow here. */
function People() {
  const others = boot.people.filter((person) => person.id !== boot.session?.id).slice(0, 4)
  return (
    <section
      className={v({ borderWidth: 1, borderRadius: 16, padding: "12px 16px", gap: 12 })}
      style={{ borderColor: look.line }}
    >
      <h2 className={t({ fontSize: 20, lineHeight: "24px", fontWeight: 700 })} style={{ color: look.words }}>
        {words.who}
      </h2>
      {others.map((person) => (
        <div key={person.id} className={v(row, { gap: 8, alignItems: "center" })} data-testid="UserCell">
          <Avatar handle={person.handle} size={40} />
          <UserName person={person} stacked />
        </div>
      ))}
      <Link href="/search?q=" className={t()} style={{ color: accent.main }}>
        {words.more}
      </Link>
    </section>
  )
}

/** X's right column. */
export function Sidebar() {
  return (
    <div data-testid="sidebarColumn" className={v({ width: 350, marginInlineStart: 30 })}>
      <div className={v({ position: "sticky", top: 0, gap: 16 })}>
        <SearchBox />
        <People />
      </div>
    </div>
  )
}
