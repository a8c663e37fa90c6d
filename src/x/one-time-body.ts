/** A request's body that can be read once, and that knows whether anybody began to. */
export interface OneTimeBody {
  stream: ReadableStream<Uint8Array<ArrayBuffer>>
  /** Whether somebody asked for it: until then not a byte of it has left. */
  begun(): boolean
  /** From now on nobody gets it. */
  withhold(): void
}

/** Nothing is taken out before it is asked for: with room for one piece (the default) a stream asks by itself. */
export function oneTimeBody(text: string): OneTimeBody {
  let begun = false
  let withheld = false
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        if (withheld) return controller.error(new TypeError("This body was withheld."))
        begun = true
        controller.enqueue(new TextEncoder().encode(text))
        controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  return {
    stream,
    begun: () => begun,
    withhold: () => {
      withheld = true
    },
  }
}
