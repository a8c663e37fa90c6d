import { editors, themes } from "../../wire"
import { write } from "../api"
import { boot } from "../boot"

async function change(body: Record<string, string>): Promise<void> {
  await write("session", body)
  location.assign(location.pathname.startsWith("/compose") ? "/home" : location.pathname)
}

/** Not X's: who one is and how the pages look, for a person who tries things out. It stands outside X's page. */
export function SimulatorFooter() {
  return (
    <aside id="simulator">
      <details>
        <summary>Local X{boot.session ? ` · @${boot.session.handle}` : ""}</summary>
        <label>
          Sign in as
          <select value={boot.session?.id ?? ""} onChange={(event) => void change({ personId: event.target.value })}>
            <option value="">nobody</option>
            {boot.people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name} @{person.handle}
              </option>
            ))}
          </select>
        </label>
        <label>
          Theme
          <select value={boot.theme} onChange={(event) => void change({ theme: event.target.value })}>
            {themes.map((theme) => (
              <option key={theme}>{theme}</option>
            ))}
          </select>
        </label>
        <label>
          Editor
          <select value={boot.editor} onChange={(event) => void change({ editor: event.target.value })}>
            {editors.map((editor) => (
              <option key={editor}>{editor}</option>
            ))}
          </select>
        </label>
        <label>
          Language
          <select value={boot.language} onChange={(event) => void change({ language: event.target.value })}>
            {["en", "de", "ja", "ar"].map((language) => (
              <option key={language}>{language}</option>
            ))}
          </select>
        </label>
      </details>
    </aside>
  )
}
