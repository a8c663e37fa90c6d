import * as v from "valibot"

/** Longer than anything that is asked or answered (bytes): what passes here is small. */
const LONGEST = 16_384

/** A question. The same `id` again is the same question again. */
const Question = v.object({ id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{22}$/u)), what: v.unknown() })

/** What a gateway says to a question: that it is at work, and in the end what came of it. */
const Said = v.variant("say", [
  v.object({ say: v.literal("working") }),
  v.object({ say: v.literal("done"), answer: v.unknown() }),
  /** It has too much of this member's in hand. */
  v.object({ say: v.literal("busy") }),
  v.object({ say: v.literal("failed") }),
])
export type Said = v.InferOutput<typeof Said>

/** Reads a question at the door; null: it is none. */
export const readQuestion = (data: Uint8Array) => read(data, Question)

/** Reads an answer at the door; null: it is none. */
export const readSaid = (data: Uint8Array) => read(data, Said)

function read<S extends v.GenericSchema>(data: Uint8Array, schema: S): v.InferOutput<S> | null {
  if (data.length > LONGEST) return null
  try {
    const result = v.safeParse(schema, JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(data)))
    return result.success ? result.output : null
  } catch {
    return null
  }
}
