import { type Theme, wearSheet } from "./theme"

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
.aside-dm-status{position:fixed}
@media (prefers-reduced-motion:reduce){.aside-dm *,.aside-dm ::before{transition:none!important}}
@media (forced-colors:active){.aside-dm:hover span::before{outline:1px solid}}
:root{--aside-blue:rgb(29 155 240);--aside-green:rgb(0 186 124);--aside-ring:rgb(142 205 248);--aside-ink:`

const INK: Record<Theme, string> = { light: "rgb(83 100 113)", dim: "rgb(139 152 165)", dark: "rgb(113 118 123)" }

/** Puts the button's styles on the page, and tells when the person changed X's theme. */
export const wearLook = (page: Document, signal: AbortSignal, changed: () => void): void =>
  wearSheet(page, signal, (theme) => `${SHEET}${INK[theme]}}`, changed)
