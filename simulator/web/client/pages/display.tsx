import { accents, sizes, themes } from "../../wire"
import { boot } from "../boot"
import { accent, look } from "../look"
import { Column } from "../shell/column"
import { row, t, v } from "../styles"
import { words } from "../words"

interface ChoiceProps {
  label: string
  name: string
  values: readonly (string | number)[]
  now: string | number
}

function addressWith(name: string, value: string | number): string {
  const query = new URLSearchParams(location.search)
  query.set(name, String(value))
  return `/i/display?${query}`
}

/** Each choice is a page of its own: what it looks like stands in the address. */
function Choice({ label, name, values, now }: ChoiceProps) {
  return (
    <nav
      aria-label={label}
      className={v(row, { gap: 16, padding: 16 })}
      style={{ borderBottom: `1px solid ${look.line}` }}
    >
      {values.map((value) => (
        <a
          key={value}
          href={addressWith(name, value)}
          aria-current={value === now}
          className={t({ fontWeight: value === now ? 700 : 400 })}
          style={{ color: value === now ? accent.main : look.words }}
        >
          {value}
        </a>
      ))}
    </nav>
  )
}

/** X's display settings: text size, colour, background, contrast. */
export function Display() {
  return (
    <Column title={words.display} back>
      <Choice label="size" name="size" values={sizes} now={boot.size} />
      <Choice label="accent" name="accent" values={accents} now={boot.accent} />
      <Choice label="theme" name="theme" values={themes} now={boot.theme} />
      <Choice label="contrast" name="contrast" values={[0, 1]} now={boot.contrast ? 1 : 0} />
    </Column>
  )
}
