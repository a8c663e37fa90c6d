import type { Chance } from "../chance"

/** What can be done to a team. `whom`: an agent's browser by its place; the others find their own. `ms`: how long it lasts. */
export type Trouble =
  | { do: "kill worker"; whom: number }
  | { do: "kill browser"; whom: number; ms: number }
  /** The browser that holds the account's lease: it reads X and sends. */
  | { do: "kill gateway"; ms: number }
  /** The browser that holds the desk's lease: it routes. */
  | { do: "kill leader"; ms: number }
  | { do: "cut"; how: "at once" | "silent"; whom: number; ms: number }
  /** Every browser but some is cut off. */
  | { do: "cut many"; how: "at once" | "silent"; whom: number[]; ms: number }
  /** All nodes at once. */
  | { do: "kill server"; ms: number }
  /** Of three nodes the one that leads the stream. */
  | { do: "kill leading node"; ms: number }
  | { do: "kill node"; node: number; ms: number }

/** A trouble, and the pause before it in milliseconds. */
export type Planned = Trouble & { after: number }

/** What the team is like that trouble comes to. */
export interface Team {
  agents: number
  nodes: 1 | 3
}

const second = (chance: Chance, low: number, high: number) => chance.between(low * 1_000, high * 1_000)

/** How each is chosen, and how often it comes beside the others. */
const KINDS: readonly { weight: number; nodes?: 3; make: (chance: Chance, team: Team) => Trouble }[] = [
  { weight: 5, make: (chance, { agents }) => ({ do: "kill worker", whom: chance.between(0, agents - 1) }) },
  {
    weight: 4,
    make: (chance, { agents }) => ({
      ...{ do: "kill browser", whom: chance.between(0, agents - 1) },
      ms: second(chance, 1, 8),
    }),
  },
  { weight: 2, make: (chance) => ({ do: "kill gateway", ms: second(chance, 1, 6) }) },
  { weight: 2, make: (chance) => ({ do: "kill leader", ms: second(chance, 1, 6) }) },
  { weight: 3, make: (chance, team) => cut(chance, "at once", team) },
  { weight: 3, make: (chance, team) => cut(chance, "silent", team) },
  { weight: 1, make: (chance, team) => cutMany(chance, team) },
  { weight: 2, make: (chance) => ({ do: "kill server", ms: second(chance, 0.5, 5) }) },
  { weight: 3, nodes: 3, make: (chance) => ({ do: "kill leading node", ms: second(chance, 1, 6) }) },
  {
    weight: 1,
    nodes: 3,
    make: (chance) => ({ do: "kill node", node: chance.between(0, 2), ms: second(chance, 1, 6) }),
  },
]

const cut = (chance: Chance, how: "at once" | "silent", { agents }: Team): Trouble => ({
  ...{ do: "cut", how, whom: chance.between(0, agents - 1) },
  ms: second(chance, 2, how === "silent" ? 40 : 15),
})

/** About half of them: those who are left go on. */
function cutMany(chance: Chance, { agents }: Team): Trouble {
  const whom = Array.from({ length: agents }, (_, place) => place).filter(() => chance.often(0.5))
  const how = chance.often(0.5) ? "at once" : "silent"
  return { do: "cut many", how, whom, ms: second(chance, 3, 15) }
}

const possible = ({ nodes }: Team) => KINDS.filter((kind) => kind.nodes === undefined || kind.nodes === nodes)

/** Trouble without end, chosen by chance. */
export function* longPlan(chance: Chance, team: Team): Generator<Planned, never> {
  const kinds = possible(team)
  const whole = kinds.reduce((sum, { weight }) => sum + weight, 0)
  for (;;) {
    let left = chance.next() * whole
    const kind = kinds.find(({ weight }) => {
      left -= weight
      return left < 0
    })
    const after = chance.between(500, 6_000)
    if (kind) yield { ...kind.make(chance, team), after }
  }
}

/** Every kind once, in an order by chance, and none for longer than a test can wait. */
export function shortPlan(chance: Chance, team: Team): Planned[] {
  const made = possible(team).map(({ make }) => make(chance, team))
  const shuffled = made.map((trouble) => ({ trouble, at: chance.next() })).sort((a, b) => a.at - b.at)
  return shuffled.map(({ trouble }) => ({ ...brief(trouble), after: chance.between(200, 1_000) }))
}

const brief = (trouble: Trouble): Trouble =>
  "ms" in trouble ? { ...trouble, ms: Math.min(trouble.ms, trouble.do === "cut" ? 4_000 : 1_500) } : trouble

/** A trouble in words, for whoever watches. */
export function inWords(trouble: Trouble): string {
  const how = "how" in trouble ? `, ${trouble.how}` : ""
  return `${trouble.do}${how}`
}
