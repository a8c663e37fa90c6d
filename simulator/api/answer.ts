/** What the local X answers, before faults get at it. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array
}

/** An answer in JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  }
}
