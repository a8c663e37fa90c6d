/**
 * X's own measures behind what the button wears of X's: icons of 1.25 em (1.5 in an opened post) in text of 15 px, a circle
 * 8 px wider on each side, X's blue and green. `:where` weighs nothing: X's classes, where they are worn, win.
 * Seen 2025-05 on the stored page.
 */
const SHEET = `
.aside-dm{all:unset;box-sizing:border-box;flex:none;display:flex;align-items:center;min-height:20px;margin-block:auto;margin-inline-start:8px;
cursor:pointer;-webkit-tap-highlight-color:transparent;touch-action:manipulation;user-select:none}
:where(.aside-dm>div){color:var(--aside-ink);font-size:15px;line-height:20px}
:where(.aside-dm svg){width:1.25em;height:1.25em}
:where(.aside-dm[data-size=big] svg){width:1.5em;height:1.5em}
.aside-dm :is(div,span){position:relative;display:flex;align-items:center;transition:color .2s}
.aside-dm svg{position:relative;display:block;fill:currentcolor;pointer-events:none}
.aside-dm span::before{content:"";position:absolute;inset:-8px;border-radius:50%;transition:background-color .2s}
.aside-dm:is([data-state=drafted],[data-state=posted])>div{color:var(--aside-blue)!important}
.aside-dm[data-state=open]>div{color:var(--aside-green)!important}
.aside-dm:is(:hover,:focus-visible,[aria-expanded=true])>div{color:var(--aside-blue)!important}
.aside-dm:is(:hover,:focus-visible,[aria-expanded=true]) span::before{background-color:color-mix(in srgb,var(--aside-blue) 10%,transparent)}
.aside-dm:focus-visible span::before{outline:2px solid var(--aside-ring)}
.aside-dm-menu{all:unset;box-sizing:border-box;position:fixed;z-index:2147483000;min-width:220px;max-width:min(340px,calc(100vw - 16px));
max-height:calc(100vh - 16px);overflow:auto;overscroll-behavior:contain;overflow-wrap:anywhere;padding:8px 0;border-radius:16px;
background:var(--aside-back);color:var(--aside-words);box-shadow:var(--aside-shadow);font:400 15px/20px var(--aside-font)}
#aside-dm-story{padding:4px 16px 10px;margin-bottom:6px;border-bottom:1px solid var(--aside-line)}
#aside-dm-story,.aside-dm-menu small{color:var(--aside-ink);font-size:13px;line-height:18px}
.aside-dm-menu [role=menuitem]{all:unset;box-sizing:border-box;display:block;width:100%;padding:10px 16px;cursor:pointer}
.aside-dm-menu [role=menuitem]:is(:hover,:focus){background:var(--aside-raised)}
.aside-dm-menu [role=menuitem]:focus-visible{outline:2px solid var(--aside-ring);outline-offset:-2px}
.aside-dm-menu :is(b,small){display:block;text-align:start}
.aside-dm-menu b{font-weight:700}
.aside-dm-menu [role=separator]{height:1px;margin:6px 0;background:var(--aside-line)}
.aside-dm-status{position:fixed;inset:auto 0 32px;z-index:2147483001;box-sizing:border-box;width:fit-content;max-width:min(560px,calc(100vw - 32px));
margin-inline:auto;font:400 15px/20px var(--aside-font)}
.aside-dm-status:not(:empty){display:flex;flex-wrap:wrap;align-items:center;justify-content:end;gap:8px 16px;padding:12px 16px;border-radius:8px;
overflow-wrap:anywhere;background:#1a6fb0;color:#fff}
.aside-dm-status span{flex:1 1 240px}
.aside-dm-status button{all:unset;cursor:pointer;font-weight:700;border-radius:4px;padding:2px 4px}
.aside-dm-status button:hover{text-decoration:underline}
.aside-dm-status button:focus-visible{outline:2px solid #fff}
@media (prefers-reduced-motion:reduce){.aside-dm *,.aside-dm ::before{transition:none!important}}
@media (forced-colors:active){.aside-dm-menu,.aside-dm-status:not(:empty){border:1px solid}
.aside-dm:hover span::before{outline:1px solid}.aside-dm-menu [role=separator]{background:CanvasText}}
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

/** Puts our styles on the page, and tells when the person changed X's theme. A style element: X replaces adopted sheets. */
export function wearLook(page: Document, signal: AbortSignal, changed: () => void): void {
  const style = page.createElement("style")
  const wear = () => {
    const now = variables(page) + SHEET
    if (style.textContent === now) return
    style.textContent = now
    changed()
  }
  wear()
  page.head.append(style)
  const observer = new MutationObserver(wear)
  observer.observe(page.body, { attributes: true, attributeFilter: ["style", "class"] })
  signal.addEventListener("abort", () => {
    observer.disconnect()
    style.remove()
  })
}
