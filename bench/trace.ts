/** One event of Chrome's trace; times in microseconds, `tdur` on the thread's own clock (what others do on the machine is not in it). */
export interface TraceEvent {
  name: string
  ph: string
  ts: number
  dur?: number
  tdur?: number
  pid: number
  tid: number
  args?: { data?: { url?: string; scriptId?: string } }
}

/** What a main thread's time goes into. */
export const KINDS = ["script", "style", "layout", "paint", "memory", "other"] as const
export type Kind = (typeof KINDS)[number]

/** A main thread's own time between two marks, in milliseconds; what lies inside another event counts for the inner one only. */
export interface Spent {
  busy: number
  kinds: Record<Kind, number>
  /** The extension's script: all of it, the style and layout it made the page do at once, and how often it was called. */
  extension: { ms: number; forced: number; calls: number }
}

/** The marks that a page sets around what is measured. */
export const FROM = "bench from"
export const TO = "bench to"

/** What Chrome is asked to trace. */
export const CATEGORIES = [
  "-*",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "v8.execute",
  "blink.user_timing",
]

const PATTERNS: readonly [Kind, RegExp][] = [
  ["memory", /^(MinorGC|MajorGC|BlinkGC|CppGC|V8\.GC)/],
  [
    "script",
    /^(FunctionCall|EvaluateScript|EventDispatch|TimerFire|FireAnimationFrame|FireIdleCallback|RunMicrotasks)$|^v8\./i,
  ],
  ["style", /^(UpdateLayoutTree|RecalculateStyles|ParseAuthorStyleSheet)$/],
  ["layout", /^(Layout|HitTest)$/],
  ["paint", /^(PrePaint|Paint|PaintImage|Layerize|Commit|UpdateLayer|UpdateLayerTree|ScrollLayer)$/],
]

const kindOf = (name: string): Kind => PATTERNS.find(([, pattern]) => pattern.test(name))?.[0] ?? "other"
const lasted = ({ dur = 0, tdur = dur }: TraceEvent): number => tdur / 1_000

/** Reads what the thread that set both marks did between them. Throws when a mark is missing: the trace was cut. */
export function readTrace(events: readonly TraceEvent[]): Spent {
  const [from, to] = [FROM, TO].map((name) => events.find((event) => event.name === name && event.ph !== "M"))
  if (!from || !to) throw new Error("The trace does not hold both marks.")
  const isHere = ({ ph, pid, tid, ts }: TraceEvent) =>
    ph === "X" && pid === from.pid && tid === from.tid && ts >= from.ts && ts < to.ts
  return addUp(events.filter(isHere).sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0)))
}

interface Open {
  end: number
  kind: Kind
  ofExtension: boolean
}

function addUp(sorted: readonly TraceEvent[]): Spent {
  const kinds: Spent["kinds"] = { script: 0, style: 0, layout: 0, paint: 0, memory: 0, other: 0 }
  const extension = { ms: 0, forced: 0, calls: 0 }
  const open: Open[] = []
  for (const event of sorted) {
    while (open.length && event.ts >= (open.at(-1)?.end ?? 0)) open.pop()
    const above = open.at(-1)
    const [kind, ms, begins] = [kindOf(event.name), lasted(event), callsExtension(event)]
    kinds[kind] += ms
    if (above) kinds[above.kind] -= ms
    if (begins && !above?.ofExtension) {
      extension.ms += ms
      extension.calls++
    }
    if (above?.ofExtension && (kind === "style" || kind === "layout") && above.kind === "script") extension.forced += ms
    open.push({ end: event.ts + (event.dur ?? 0), kind, ofExtension: begins || Boolean(above?.ofExtension) })
  }
  return { busy: KINDS.reduce((sum, kind) => sum + kinds[kind], 0), kinds, extension }
}

/** A message to an extension's script is delivered by a function of Chrome's own, without a script: number 0. */
function callsExtension({ name, args }: TraceEvent): boolean {
  if (name !== "FunctionCall" && name !== "EvaluateScript") return false
  const { url = "", scriptId } = args?.data ?? {}
  return url.startsWith("chrome-extension://") || (url === "" && scriptId === "0")
}
