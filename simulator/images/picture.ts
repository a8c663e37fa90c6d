import { createHash } from "node:crypto"

const SKIES = [
  ["#1f4e8c", "#f2a65a"],
  ["#0b7a75", "#d7f2ba"],
  ["#5b3a8c", "#f58fa9"],
  ["#37474f", "#b0bec5"],
  ["#8c2f39", "#fcd5ce"],
] as const

/** An SVG for any address on pbs.twimg.com: a face for profile pictures, else a scene named by the file (`suitcase-…`). */
export function pictureFor(path: string): string {
  const digest = createHash("sha256").update(path).digest()
  const [from, to] = SKIES[(digest[0] ?? 0) % SKIES.length] ?? SKIES[0]
  if (path.startsWith("/profile_images/")) return face(path, from, to)
  const draw = Object.entries(SCENES).find(([name]) => path.includes(name))?.[1] ?? SCENES.sky
  return svg(640, 400, from, to, draw)
}

const SCENES = {
  "new-case": `<rect x="210" y="130" width="220" height="190" rx="18" fill="#b5483a"/><path d="M270 130v-40h100v40" fill="none"
    stroke="#b5483a" stroke-width="16"/><path d="M250 150v150M390 150v150" stroke="#fff" stroke-width="6" opacity=".6"/>`,
  suitcase: `<rect x="210" y="130" width="220" height="190" rx="18" fill="#22333b"/><path d="M270 130v-40h100v40" fill="none"
    stroke="#22333b" stroke-width="16"/><path d="M330 130l-26 60 34 30-30 100" fill="none" stroke="#f5f5f5" stroke-width="7"/>`,
  board: `<rect x="90" y="60" width="460" height="270" rx="12" fill="#111"/><g font-family="monospace" font-size="34" fill="#fc0">
    <text x="120" y="125">AC 417  LISBON</text><text x="120" y="185">DELAYED 04:10</text><text x="120" y="245">AC 902  OSLO</text>
    <text x="120" y="305" fill="#f55">CANCELLED</text></g>`,
  router: `<rect x="180" y="220" width="280" height="70" rx="14" fill="#eee"/><path d="M220 220V120M420 220V120" stroke="#eee"
    stroke-width="12"/><circle cx="230" cy="255" r="9" fill="#e33"/><circle cx="262" cy="255" r="9" fill="#e33"/>`,
  sky: `<circle cx="500" cy="110" r="46" fill="#fff" opacity=".8"/><path d="M0 330l150-110 120 90 140-140 230 160v70H0z" fill="#000"
    opacity=".35"/>`,
} as const

function face(path: string, from: string, to: string): string {
  const letter = /\/profile_images\/[^/]+\/(\w)/.exec(path)?.[1]?.toUpperCase() ?? "X"
  const drawing = `<text x="50" y="68" font-family="sans-serif" font-size="52" text-anchor="middle" fill="#fff">${letter}</text>`
  return svg(100, 100, from, to, drawing)
}

function svg(width: number, height: number, from: string, to: string, drawing: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
  <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>
  <rect width="${width}" height="${height}" fill="url(#sky)"/>${drawing}</svg>`
}
