import { hostOf, type Request, type Response } from "../../web-handler"

/** The part of an answer that HTTP/1.1 and HTTP/2 have in common: their unions cannot be called otherwise. */
export interface Answer {
  statusCode: number
  setHeader(name: string, value: string): unknown
  write(chunk: string): boolean
  end(body?: string | Uint8Array): unknown
  on(event: "close", listener: () => void): unknown
}

/** A request with what every route needs already read. */
export interface Exchange {
  method: string
  host: string
  url: URL
  cookie: string
  read(): Promise<unknown>
  answer: Answer
}

// Nothing a page of ours sends is larger than this many characters.
const largestBody = 1_000_000

async function readJson(request: Request): Promise<unknown> {
  let text = ""
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > largestBody) throw new Error("The request is too large.")
  }
  return JSON.parse(text)
}

/** Reads what both protocols say in different words. */
export function exchange(request: Request, response: Response): Exchange {
  const host = hostOf(request) || "x.com"
  return {
    method: request.method ?? "GET",
    host,
    url: new URL(request.url ?? "/", `https://${host}`),
    cookie: request.headers.cookie ?? "",
    read: () => readJson(request),
    answer: response,
  }
}

/** Ends an exchange with a body. */
export function finish(answer: Answer, status: number, type: string, body: string | Uint8Array): void {
  answer.statusCode = status
  answer.setHeader("content-type", type)
  answer.setHeader("cache-control", "no-store")
  answer.end(body)
}

/** Ends an exchange with JSON. */
export function finishJson(answer: Answer, value: unknown, status = 200): void {
  finish(answer, status, "application/json; charset=utf-8", JSON.stringify(value ?? null))
}

/** Ends an exchange by sending the browser elsewhere. */
export function redirect(answer: Answer, location: string): void {
  answer.statusCode = 302
  answer.setHeader("location", location)
  answer.end()
}
