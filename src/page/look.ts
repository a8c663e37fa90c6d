/**
 * X's own measures: 18.75 px icons (22.5 in an opened post), a circle 8 px wider on each side, X's blue and green.
 * `--aside-ink` and the rest come from the theme. Seen 2025-05 on the stored page.
 */
const SHEET = `
.aside-dm{all:unset;box-sizing:border-box;position:relative;flex:none;display:inline-flex;align-items:center;justify-content:center;
  width:18.75px;height:20px;margin-block:auto;margin-inline-start:8px;cursor:pointer;color:var(--aside-ink);
  -webkit-tap-highlight-color:transparent;touch-action:manipulation;user-select:none;transition:color .2s}
.aside-dm[data-size=big]{width:22.5px;height:24px}
.aside-dm svg{position:relative;width:18.75px;height:18.75px;fill:currentcolor;pointer-events:none}
.aside-dm[data-size=big] svg{width:22.5px;height:22.5px}
.aside-dm::before{content:"";position:absolute;inset:50% auto auto 50%;width:34.75px;height:34.75px;translate:-50% -50%;border-radius:50%;
  transition:background-color .2s,box-shadow .2s}
.aside-dm[data-size=big]::before{width:38.5px;height:38.5px}
.aside-dm:hover,.aside-dm:focus-visible,.aside-dm[aria-expanded=true]{color:var(--aside-blue)}
.aside-dm:is(:hover,[aria-expanded=true])::before{background-color:color-mix(in srgb,var(--aside-blue) 10%,transparent)}
.aside-dm:focus-visible::before{background-color:color-mix(in srgb,var(--aside-blue) 10%,transparent);box-shadow:0 0 0 2px var(--aside-ring)}
.aside-dm[data-state=drafted],.aside-dm[data-state=posted]{color:var(--aside-blue)}
.aside-dm[data-state=open]{color:var(--aside-green)}
.aside-dm-menu{all:unset;box-sizing:border-box;position:fixed;z-index:2147483000;min-width:220px;max-width:min(340px,calc(100vw - 16px));
  max-height:calc(100vh - 16px);overflow:auto;padding:8px 0;border-radius:16px;background:var(--aside-back);color:var(--aside-words);
  box-shadow:var(--aside-shadow);font:400 15px/20px var(--aside-font)}
.aside-dm-menu [role=menuitem]{all:unset;box-sizing:border-box;display:block;width:100%;padding:10px 16px;cursor:pointer;overflow-wrap:anywhere}
.aside-dm-menu [role=menuitem]:is(:hover,:focus){background:var(--aside-raised)}
.aside-dm-menu [role=menuitem]:focus-visible{box-shadow:inset 0 0 0 2px var(--aside-ring)}
.aside-dm-menu [role=menuitem] b{display:block;font-weight:700}
.aside-dm-menu [role=menuitem] small{display:block;color:var(--aside-ink);font-size:13px;line-height:16px}
.aside-dm-menu [role=separator]{height:1px;margin:6px 0;background:var(--aside-line)}
.aside-dm-status{position:fixed;inset:auto 0 32px;z-index:2147483001;width:fit-content;max-width:min(560px,calc(100vw - 32px));margin-inline:auto;
  font:400 15px/20px var(--aside-font)}
.aside-dm-status:not(:empty){box-sizing:border-box;display:flex;align-items:center;gap:16px;padding:12px 16px;border-radius:8px;
  background:#1a6fb0;color:#fff}
.aside-dm-status button{all:unset;flex:none;cursor:pointer;font-weight:700;border-radius:4px;padding:2px 4px}
.aside-dm-status button:hover{text-decoration:underline}
.aside-dm-status button:focus-visible{box-shadow:0 0 0 2px #fff}
@media (prefers-reduced-motion:reduce){.aside-dm,.aside-dm::before{transition:none}}
@media (forced-colors:active){.aside-dm{color:ButtonText;forced-color-adjust:none}
  .aside-dm:is(:hover,:focus-visible)::before{box-shadow:0 0 0 2px Highlight}.aside-dm-menu,.aside-dm-status:not(:empty){border:1px solid}}
`

/** X's three themes, by the colour behind the page. */
const THEMES = {
  light: {
    ink: "83 100 113",
    back: "#fff",
    words: "#0f1419",
    raised: "#f7f9f9",
    line: "#eff3f4",
    shadow: "101 119 134",
  },
  dim: {
    ink: "139 152 165",
    back: "#15202b",
    words: "#f7f9f9",
    raised: "#1e2732",
    line: "#38444d",
    shadow: "255 255 255",
  },
  dark: {
    ink: "113 118 123",
    back: "#000",
    words: "#e7e9ea",
    raised: "#16181c",
    line: "#2f3336",
    shadow: "255 255 255",
  },
} as const

/** Which of X's themes the page is in. */
export function themeOf(page: Document): keyof typeof THEMES {
  const colour = page.defaultView?.getComputedStyle(page.body).backgroundColor ?? ""
  const [red = 255, green = 255, blue = 255] = (colour.match(/\d+/g) ?? []).map(Number)
  if (red + green + blue > 380) return "light"
  return red + green + blue > 30 ? "dim" : "dark"
}

function variables(page: Document): string {
  const { ink, back, words, raised, line, shadow } = THEMES[themeOf(page)]
  return `:root{--aside-ink:rgb(${ink});--aside-blue:rgb(29 155 240);--aside-green:rgb(0 186 124);--aside-back:${back};--aside-words:${words};
--aside-raised:${raised};--aside-line:${line};--aside-ring:rgb(142 205 248);
--aside-shadow:0 0 15px rgb(${shadow} / .2),0 0 3px 1px rgb(${shadow} / .15);
--aside-font:TwitterChirp,-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}`
}

/** Puts our styles on the page, and follows X's theme when the person changes it. A style element: X replaces adopted sheets. */
export function wearLook(page: Document, signal: AbortSignal): void {
  const style = page.createElement("style")
  const themed = page.createElement("style")
  style.textContent = SHEET
  themed.textContent = variables(page)
  page.head.append(style, themed)
  const observer = new MutationObserver(() => {
    const now = variables(page)
    if (themed.textContent !== now) themed.textContent = now
  })
  observer.observe(page.body, { attributes: true, attributeFilter: ["style", "class"] })
  signal.addEventListener("abort", () => {
    observer.disconnect()
    style.remove()
    themed.remove()
  })
}
