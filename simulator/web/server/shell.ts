import type { World } from "../../contract"
import { accents, type Boot, editors, type Language, languages, parts, sizes, type Theme, themes } from "../wire"
import type { WebOptions } from "./options"
import { personView } from "./views"

const backgrounds: Record<Theme, string> = {
  light: "rgb(255, 255, 255)",
  dim: "rgb(21, 32, 43)",
  dark: "rgb(0, 0, 0)",
}

// A page of X allows inline styles but no foreign scripts or frames: so must what stands in for it.
const policy =
  "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; script-src 'self'; object-src 'none'"

/** What the page knows before it asks: the session, and what the address says about looks. */
export function boot(world: World, options: WebOptions, query: URLSearchParams): Boot {
  const me = world.session.personId ? world.person(world.session.personId) : undefined
  const language = query.get("lang") ?? world.session.language.slice(0, 2)
  const delay = Number(query.get("delay") ?? options.composerDelay)
  return {
    theme: themes.find((theme) => theme === query.get("theme")) ?? world.session.theme,
    language: languages.find((known) => known === language) ?? "en",
    size: sizes.find((size) => size === Number(query.get("size"))) ?? 15,
    accent: accents.find((accent) => accent === query.get("accent")) ?? "blue",
    contrast: query.get("contrast") === "1",
    editor: editors.find((editor) => editor === query.get("editor")) ?? world.session.editor,
    session: me ? personView(me) : undefined,
    people: world.people().map(personView),
    composerDelay: Number.isFinite(delay) ? delay : options.composerDelay,
    drift: parts.filter((part) => query.get("drift")?.split(",").includes(part)),
    fault: query.get("fault") ?? "",
  }
}

const direction = (language: Language) => (language === "ar" ? "rtl" : "ltr")

/** The one HTML document of the local X, and the headers it comes with. */
export function shell(data: Boot): { html: string; policy: string } {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c")
  const scheme = data.theme === "light" ? "light" : "dark"
  const html = `<!doctype html>
<html dir="${direction(data.language)}" lang="${data.language}" style="font-size: ${data.size}px; color-scheme: ${scheme}; overflow-y: scroll;">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="theme-color" content="${backgrounds[data.theme]}">
<title>X</title>
<link rel="icon" href="/i/favicon.svg">
<link rel="stylesheet" href="/i/app.css">
<script type="application/json" id="boot">${json}</script>
<script type="module" src="/i/app.js"></script>
</head>
<body style="background-color: ${backgrounds[data.theme]};">
<noscript>JavaScript is not available.</noscript>
<div id="react-root"></div>
</body>
</html>
`
  return { html, policy }
}
