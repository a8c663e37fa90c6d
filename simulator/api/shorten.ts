import { createHash } from "node:crypto"
import type { World } from "../contract"

const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/** A t.co address for one link of one message: always the same there, another one elsewhere, as on X. It leads to the URL. */
export function shortened(world: World, where: string, url: string): string {
  const digest = createHash("sha256").update(`${where} ${url}`).digest()
  const code = [...digest.subarray(0, 10)].map((byte) => LETTERS[byte % LETTERS.length]).join("")
  world.keepShortLink(code, url)
  return `https://t.co/${code}`
}
