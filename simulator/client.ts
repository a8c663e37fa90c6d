import { connect } from "node:http2"

/** What came back for a request to the local X. */
export interface Reply {
  status: number
  headers: Readonly<Record<string, string>>
  bytes: Buffer
  text: string
  /** The body read as JSON; throws if it isn't. */
  json(): Json
}

/** Any JSON, to be picked apart in a test. */
export interface Json {
  [key: string]: Json
  [index: number]: Json
}

/** What is asked, and as whom. */
export interface Asked {
  method?: string
  host?: string
  token?: string
  headers?: Record<string, string>
  /** An object goes as JSON, URLSearchParams as a form, bytes as they are. */
  body?: object | URLSearchParams | Uint8Array
}

/** Asks the local X over HTTP/2, each time on a new connection; rejects when the connection or stream breaks. */
export function ask(port: number, path: string, asked: Asked = {}): Promise<Reply> {
  const { method = "GET", host = "api.x.com", token, headers = {}, body } = asked
  const session = connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false, servername: host })
  const [type, bytes] = encoded(body)

  return new Promise<Reply>((resolve, reject) => {
    session.once("error", reject)
    const stream = session.request({
      ":method": method,
      ":path": path,
      ":authority": host,
      ...(type === undefined ? {} : { "content-type": type }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    })
    const chunks: Buffer[] = []
    let got: Record<string, string> = {}
    stream.on("response", (received) => {
      got = Object.fromEntries(Object.entries(received).map(([name, value]) => [name, String(value)]))
    })
    stream.on("data", (chunk: Buffer) => chunks.push(chunk))
    stream.once("error", reject)
    stream.once("close", () => (stream.rstCode === 0 ? undefined : reject(new Error(`stream reset ${stream.rstCode}`))))
    stream.once("end", () => {
      if (got[":status"] === undefined) reject(new Error("the connection ended without an answer"))
      else resolve(replyOf(got, Buffer.concat(chunks)))
    })
    stream.end(bytes)
  }).finally(() => session.destroy())
}

function replyOf(headers: Record<string, string>, bytes: Buffer): Reply {
  const text = bytes.toString()
  return { status: Number(headers[":status"]), headers, bytes, text, json: () => JSON.parse(text) as Json }
}

function encoded(body: Asked["body"]): [string | undefined, Uint8Array | undefined] {
  if (body === undefined) return [undefined, undefined]
  if (body instanceof Uint8Array) return [undefined, body]
  if (body instanceof URLSearchParams) return ["application/x-www-form-urlencoded", Buffer.from(body.toString())]
  return ["application/json", Buffer.from(JSON.stringify(body))]
}
