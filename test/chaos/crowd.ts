import type { LivelySimulator } from "../../simulator/lively"
import { ACME_AIR } from "../../simulator/seed/people"
import type { BookedDm } from "./audit"
import type { Chance } from "./chance"

/** Customers who write to the brand, answer what they hear, and come back. */
export interface Crowd {
  /** Lets everybody do what is due; `room`: how many more may begin. */
  act(room: number): void
  /** How many have begun. */
  begun(): number
  /** Everybody has begun, and nobody means to write again. */
  quiet(): boolean
  /** So many messages at once, as after a night: from new customers as long as there are any. */
  flood(messages: number): void
  /** From now on nobody answers any more: what was written is the last. */
  hush(): void
  /** Everything between the brand and its customers, as X has it. */
  books(): BookedDm[]
  close(): void
}

interface Person {
  id: string
  no: number
  /** Messages so far. */
  said: number
  /** Messages still meant to be written, each after the brand was heard. */
  answers: number
  /** When the next one is due (Unix milliseconds, real time); null: when the brand was heard. */
  due: number | null
}

/** What customers put into their words: what X rewrites, what looks like markup, other scripts, long texts. */
const WORDS = [
  "where is my bag?",
  "two charges & no refund: https://acme.example/r?a=1&b=2",
  "<b>hello</b> <img src=x onerror=alert(1)>",
  "مرحبا، أين حقيبتي؟",
  "写真を送ります 📷",
  `it is a long story. ${"And then it went on. ".repeat(40)}`,
  "see https://x.com/acme_air/status/1 & tell me",
] as const

const said = (people: readonly Person[]) => people.reduce((sum, person) => sum + person.said, 0)

/** So many customers, none of whom has written yet. */
export function gather(x: LivelySimulator, count: number, chance: Chance): Crowd {
  const brand = ACME_AIR.id
  const onX = new Set<string>()
  const people: Person[] = []
  const byId = new Map<string, Person>()

  const write = (person: Person) => {
    person.said++
    person.due = null
    const text = `[c${person.no}.${person.said}] ${chance.pick(WORDS)}`
    // X's lists are put together from many places: now and then one event shows up after newer ones.
    const late = chance.often(0.06) ? { listedFrom: x.world.now() + chance.between(1_000, 8_000) } : {}
    x.world.addDm({ from: person.id, to: brand, text, ...late })
  }
  const begin = () => {
    const no = people.length + 1
    const { id } = x.world.addPerson({ handle: `c${no}_writes`, name: `Customer ${no}` })
    const person: Person = { id, no, said: 0, answers: chance.between(0, 2), due: null }
    people.push(person)
    byId.set(id, person)
    for (let more = chance.between(1, 3); more > 0; more--) write(person)
  }
  const writeOnX = (person: Person) => {
    const text = `[x${person.no}.${onX.size}] written on X itself & not here`
    onX.add(x.world.addDm({ from: brand, to: person.id, text }).id)
  }
  const deaf = x.world.listen((news) => {
    if (news.type !== "dm" || news.event.senderId !== brand || onX.has(news.event.id)) return
    const person = byId.get(news.event.conversationId.split("-").find((id) => id !== brand) ?? "")
    if (!person || person.answers === 0 || person.due !== null) return
    person.answers--
    person.due = Date.now() + chance.between(0, 1_500)
  })

  return {
    act(room) {
      for (let free = room; free > 0 && people.length < count; free--) begin()
      for (const person of people) {
        if (person.due === null || person.due > Date.now()) continue
        write(person)
        if (chance.often(0.05)) writeOnX(person)
      }
    },
    begun: () => people.length,
    quiet: () => people.length >= count && people.every(({ due }) => due === null),
    flood(messages) {
      const before = people.length
      while (people.length < count && said(people.slice(before)) < messages) begin()
      for (let left = messages - said(people.slice(before)); left > 0 && people.length > 0; left--)
        write(chance.pick(people))
    },
    hush() {
      for (const person of people) {
        person.answers = 0
        person.due = null
      }
    },
    books: () =>
      x.world.dmsOf(brand).map(({ id, senderId, conversationId, text }) => ({
        id,
        from: senderId,
        to: conversationId.split("-").find((one) => one !== senderId) ?? "",
        text,
        onX: onX.has(id),
      })),
    close: deaf,
  }
}
