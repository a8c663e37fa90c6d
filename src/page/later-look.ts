import { type Theme, wearSheet } from "./theme"

/** The menu's and the status' own, in X's measures. The button's colours stand on the page already. */
const SHEET = `
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
.aside-dm-status{inset:auto 0 32px;z-index:2147483001;box-sizing:border-box;width:fit-content;max-width:min(560px,calc(100vw - 32px));
margin-inline:auto;font:400 15px/20px var(--aside-font)}
.aside-dm-status:not(:empty){display:flex;flex-wrap:wrap;align-items:center;justify-content:end;gap:8px 16px;padding:12px 16px;border-radius:8px;
overflow-wrap:anywhere;background:#1a6fb0;color:#fff}
.aside-dm-status span{flex:1 1 240px}
.aside-dm-status button{all:unset;cursor:pointer;font-weight:700;border-radius:4px;padding:2px 4px}
.aside-dm-status button:hover{text-decoration:underline}
.aside-dm-status button:focus-visible{outline:2px solid #fff}
@media (forced-colors:active){.aside-dm-menu,.aside-dm-status:not(:empty){border:1px solid}.aside-dm-menu [role=separator]{background:CanvasText}}
`

const COLOURS = {
  light: { back: "#fff", words: "#0f1419", raised: "#f7f9f9", line: "#eff3f4", shadow: "101 119 134" },
  dim: { back: "#15202b", words: "#f7f9f9", raised: "#1e2732", line: "#38444d", shadow: "255 255 255" },
  dark: { back: "#000", words: "#e7e9ea", raised: "#16181c", line: "#2f3336", shadow: "255 255 255" },
} as const satisfies Record<Theme, Record<string, string>>

function variables(theme: Theme): string {
  const { back, words, raised, line, shadow } = COLOURS[theme]
  return `:root{--aside-back:${back};--aside-words:${words};--aside-raised:${raised};--aside-line:${line};
--aside-shadow:0 0 15px rgb(${shadow} / .2),0 0 3px 1px rgb(${shadow} / .15);
--aside-font:TwitterChirp,-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}`
}

/** Puts the menu's and the status' styles on the page, in X's theme. */
export const wearLaterLook = (page: Document, signal: AbortSignal): void =>
  wearSheet(page, signal, (theme) => variables(theme) + SHEET)
