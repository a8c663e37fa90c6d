import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { headers, type NatsConnection, nuid } from "@nats-io/nats-core"
import { type Chance, chanceOf } from "../../chance"
import { standingIn } from "../history"
import type { Said } from "../said"
import { emptyDisk } from "./disk"
import { startOn } from "./server"

/** A batch that the server said it has. */
interface Acknowledged {
  /** Unix milliseconds when that was heard. */
  at: number
  batch: string
  /** Sequence of its last message. */
  seq: number
  subjects: string[]
}

/** How the power is cut. */
export interface CutTerms {
  seed: number
  batches: number
  cuts: number
  /** When the server asks the disk to keep what it wrote. */
  sync?: "always" | "2m"
}

/** What came of it. */
export interface Cuts {
  acknowledged: number
  cuts: number
  /** What was acknowledged before a cut and isn't there after it, or is there by half; in words. */
  wrong: string[]
}

/** A desk's stream, as far as it matters to what is on the disk. */
const STREAM = {
  ...{ name: "aside", subjects: ["desk.>", "log.>"], storage: "file", max_msgs_per_subject: 1, allow_atomic: true },
}
const WRITERS = 5

/**
 * Several write to one server at once while everything it does to its files is written down; then the power goes at many instants of that time:
 * the disk is put together as it would be found, a server is started on it, and what it has is held against what had been acknowledged.
 */
export async function cutPower({ seed, batches, cuts, sync = "always" }: CutTerms): Promise<Cuts> {
  const folder = mkdtempSync(join(tmpdir(), "aside-power-"))
  const chance = chanceOf(seed)
  try {
    const server = await startOn(folder, { watched: true, sync })
    await ask(server.nc, "$JS.API.STREAM.CREATE.aside", STREAM)
    const begun = Date.now()
    const writing = Array.from({ length: WRITERS }, (_, writer) =>
      write(server.nc, writer, Math.ceil(batches / WRITERS), chance.fork()),
    )
    const acknowledged = (await Promise.all(writing)).flat().sort((a, b) => a.seq - b.seq)
    const ended = Date.now()
    const deeds = await server.end()
    const instants = Array.from({ length: cuts }, () => chance.between(begun, ended)).sort((a, b) => a - b)
    const wrong: string[] = []
    const disk = emptyDisk()
    let done = 0
    for (const [nth, instant] of instants.entries()) {
      for (; (deeds[done]?.at ?? Number.POSITIVE_INFINITY) <= instant; done++) if (deeds[done]) disk.take(deeds[done]!)
      const found = join(folder, `cut-${nth}`)
      mkdirSync(found)
      disk.goesDark(join(folder, "store"), join(found, "store"), chance)
      const stands = await standsOn(found)
      wrong.push(...held(acknowledged, stands, instant).map((what) => `cut ${nth}: ${what}`))
      rmSync(found, { recursive: true, force: true })
    }
    return { acknowledged: acknowledged.length, cuts, wrong }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A new line, a record that is written over and over, and one that all write to: as a desk's changes are. */
async function write(nc: NatsConnection, writer: number, count: number, chance: Chance): Promise<Acknowledged[]> {
  const all: Acknowledged[] = []
  for (let n = 0; n < count; n++) {
    const subjects = [
      `log.of.l${writer}x${n}.w${writer}`,
      `desk.conversation.c${chance.between(0, 20)}.w${writer}`,
      `desk.agent.a${chance.between(0, 3)}.w${writer}`,
    ]
    const batch = nuid.next()
    const says = (place: number, last: boolean) => {
      const own = headers()
      own.set("Nats-Batch-Id", batch)
      own.set("Nats-Batch-Sequence", `${place + 1}`)
      if (last) own.set("Nats-Batch-Commit", "1")
      return own
    }
    const body = JSON.stringify({ n, words: "x".repeat(chance.between(10, 2_000)) })
    const [first = "", second = "", third = ""] = subjects
    nc.publish(first, body, { headers: says(0, false) })
    nc.publish(second, body, { headers: says(1, false) })
    const answer = await nc.request(third, body, { headers: says(2, true), timeout: 20_000 })
    const { seq, error } = JSON.parse(answer.string()) as { seq?: number; error?: { description: string } }
    if (seq === undefined) throw new Error(error?.description ?? answer.string())
    all.push({ at: Date.now(), batch, seq, subjects })
  }
  return all
}

/** What a server finds there; null: it can't be started, or has no stream. */
async function standsOn(folder: string): Promise<Said[] | null> {
  const server = await startOn(folder)
  try {
    return await standingIn(server.nc)
  } catch {
    return null
  } finally {
    await server.end()
  }
}

function held(acknowledged: readonly Acknowledged[], stands: readonly Said[] | null, instant: number): string[] {
  const before = acknowledged.filter(({ at }) => at < instant)
  if (!stands) return before.length > 0 ? [`the stream is gone, with ${before.length} batches`] : []
  const newest = new Map(stands.map(({ subject, seq }) => [subject, seq]))
  const lost = before.flatMap(({ seq, subjects }) =>
    subjects
      .filter((subject, place) => (newest.get(subject) ?? 0) < seq - subjects.length + 1 + place)
      .map((subject) => `${subject} was acknowledged as ${seq}, and ${newest.get(subject) ?? "nothing"} stands there`),
  )
  // A line is written once: of a batch whose last word stands, its line stands as well, acknowledged or not.
  const lines = new Set(stands.filter(({ subject }) => subject.startsWith("log.")).map(({ batch }) => batch))
  const half = stands.filter(({ batch, commits }) => commits && !lines.has(batch))
  return [...lost, ...half.map(({ seq, batch }) => `of batch ${batch} (${seq}) only a part is there`)]
}

async function ask(nc: NatsConnection, subject: string, body: object): Promise<void> {
  const answer = await nc.request(subject, JSON.stringify(body), { timeout: 10_000 })
  const { error } = JSON.parse(answer.string()) as { error?: { description: string } }
  if (error) throw new Error(error.description)
}
