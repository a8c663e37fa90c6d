import { decodePage } from "~x/decode"
import type { X } from "~x/port"

/** X's answers as JSON text, newest first, so many events a page. */
export interface Pages {
  texts: string[]
  events: number
}

const FIRST = 1_900_000_000_000_000_000n
const WORDS =
  "my order has not come and nobody answers the phone since monday thanks can you please look where it is".split(" ")

/**
 * What a morning brings: half of the customers write twice, every tenth event is an answer given on X itself. The same every time.
 * `at` in Unix milliseconds: when the first of them was written.
 */
export function pagesOf(account: string, count: number, at: number, perPage = 100): Pages {
  const events = Array.from({ length: count }, (_, n) => eventOf(account, n, at)).reverse()
  const texts: string[] = []
  for (let from = 0; from < events.length; from += perPage) {
    const data = events.slice(from, from + perPage)
    const users = [...new Set(data.map(({ dm_conversation_id: thread }) => thread.split("-")[1] ?? ""))].map(personOf)
    const next = from + perPage < events.length ? { next_token: String(texts.length + 1) } : {}
    texts.push(JSON.stringify({ data, includes: { users }, meta: { result_count: data.length, ...next } }))
  }
  return { texts, events: count }
}

function eventOf(account: string, n: number, at: number) {
  // Seven in ten are somebody's first; the others go on.
  const who = String(5_000_000 + Math.floor(n * 0.7))
  const ours = n % 10 === 9
  const from = (n * 7) % WORDS.length
  const text = [...WORDS.slice(from), ...WORDS].slice(0, 6 + (n % 23)).join(" ")
  return {
    id: String(FIRST + BigInt(n) * 4_194_304n),
    event_type: "MessageCreate",
    created_at: new Date(at + n * 1_000).toISOString(),
    dm_conversation_id: `${account}-${who}`,
    sender_id: ours ? account : who,
    text: n % 8 === 0 ? `${text} https://t.co/abc${n}` : text,
    ...(n % 8 === 0
      ? {
          entities: {
            urls: [{ start: 0, end: 9, url: `https://t.co/abc${n}`, expanded_url: "https://example.com/order" }],
          },
        }
      : {}),
  }
}

const personOf = (id: string) => ({
  id,
  username: `person_${id}`,
  name: `Person ${id}`,
  profile_image_url: `https://pbs.twimg.com/${id}.jpg`,
})

/** X's side of a read: its text is parsed and decoded here, as the worker does with what the network brings. */
export const pageOf =
  ({ texts }: Pages): X["page"] =>
  async (_account, { token }) => {
    const value = decodePage(JSON.parse(texts[token === null ? 0 : Number(token)] ?? "{}"))
    if (!value) throw new Error("The page can't be read.")
    return { ok: true, value, allowance: null, xNow: null }
  }
