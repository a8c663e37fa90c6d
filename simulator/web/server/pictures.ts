import { chance } from "./chance"

const svg = (size: string, inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}">${inside}</svg>`

const inXml = (text: string) => text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** A face for a person: their initial on their colour. */
export function avatar(handle: string): string {
  const hue = chance("avatar", handle) % 360
  const initial = inXml([...handle][0]?.toUpperCase() ?? "?")
  return svg(
    "48 48",
    `<rect width="48" height="48" fill="hsl(${hue} 45% 46%)"/><text x="24" y="25" fill="#fff" font-family="sans-serif" font-size="22" font-weight="600" text-anchor="middle" dominant-baseline="central">${initial}</text>`,
  )
}

/** A picture for a post's photo that is only a name in the world: hills under a sky of its own. */
export function photo(name: string): string {
  const hue = chance("photo", name) % 360
  const near = 190 + (chance("near", name) % 60)
  return svg(
    "600 338",
    `<rect width="600" height="338" fill="hsl(${hue} 60% 82%)"/><circle cx="${120 + (near % 300)}" cy="92" r="38" fill="hsl(${(hue + 40) % 360} 90% 93%)"/><path d="M0 ${near}Q150 ${near - 90} 320 ${near - 10}T600 ${near - 40}V338H0Z" fill="hsl(${hue} 35% 58%)"/><path d="M0 290Q200 210 380 270T600 250V338H0Z" fill="hsl(${hue} 38% 38%)"/>`,
  )
}

/** An emoji as a picture, drawn with whatever the machine's fonts have. */
export function emoji(codePoints: string): string {
  const points = codePoints.split("-").map((point) => Number.parseInt(point, 16))
  const character = points.every((point) => point > 0 && point <= 0x10ffff) ? String.fromCodePoint(...points) : "?"
  return svg(
    "36 36",
    `<text x="18" y="19" font-size="30" text-anchor="middle" dominant-baseline="central">${inXml(character)}</text>`,
  )
}
