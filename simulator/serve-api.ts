import { once } from "node:events"
import { constants } from "node:http2"
import { setTimeout as wait } from "node:timers/promises"
import type { Answer } from "./api/answer"
import { type Api, type ApiRequest, accountOf, answerApi } from "./api/api"
import type { Fault, Faults } from "./faults"
import { CUT } from "./listener"
import { type ApiRecord, recordOf } from "./requests"
import type { Request, Response } from "./web-handler"

/** What serving api.x.com needs, and whom it tells when a request was dealt with. */
export interface ApiServing {
  api: Api
  faults: Faults
  requests: ApiRecord[]
  tell: () => void
}

/** Reads a request to api.x.com, lets it meet its fault, answers it, and keeps its record. */
export async function serveApi(serving: ApiServing, request: Request, response: Response): Promise<void> {
  const call = await read(request)
  const account = accountOf(serving.api, call)
  const record = recordOf({ ...call, account, at: serving.api.world.now() })
  serving.requests.push(record)
  serving.tell()
  response.once("close", () => {
    if (record.outcome === "open") record.outcome = "gone"
    serving.tell()
  })

  const fault = serving.faults.take(record)
  const answer = await meet(fault, record, response, () => answerApi(serving.api, call))
  if (answer && record.outcome === "open") {
    record.status = answer.status
    record.outcome = "answered"
    // X tells the time by its own clock, which a test may have moved.
    response.setHeader("date", new Date(serving.api.world.now()).toUTCString())
    response.writeHead(answer.status, answer.headers)
    response.end(answer.body)
  }
  serving.tell()
}

async function read(request: Request): Promise<ApiRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const url = new URL(request.url ?? "/", "https://api.x.com")
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    body: Buffer.concat(chunks),
    contentType: String(request.headers["content-type"] ?? ""),
    authorization: String(request.headers.authorization ?? ""),
  }
}

async function meet(
  fault: Fault | undefined,
  record: ApiRecord,
  response: Response,
  process: () => Answer,
): Promise<Answer | undefined> {
  if (!fault) return process()
  if ("answers" in fault) return instead(fault)
  if ("waits" in fault) return late(fault, response, process)
  if ("rewrites" in fault) return rewritten(fault, process())

  const [outcome, when] = "hangs" in fault ? (["hung", fault.hangs] as const) : (["dropped", fault.drops] as const)
  if (when === "after") process()
  record.outcome = outcome
  if ("drops" in fault) breakOff(response, fault.whole)
  return undefined
}

function instead(fault: Extract<Fault, { answers: number }>): Answer {
  const { answers, body = "", headers = {} } = fault
  return {
    status: answers,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  }
}

function rewritten({ rewrites }: Extract<Fault, { rewrites: unknown }>, answer: Answer): Answer {
  const text = typeof answer.body === "string" ? answer.body : new TextDecoder().decode(answer.body)
  return answer.status === 200 ? { ...answer, body: rewrites(text) } : answer
}

async function late(fault: Extract<Fault, { waits: unknown }>, response: Response, process: () => Answer) {
  const answer = fault.at === "before" ? undefined : process()
  const waited = typeof fault.waits === "number" ? wait(fault.waits) : fault.waits
  // A sender who has gone meanwhile wants nothing done any more. Node's HTTP/2 responses know no `destroyed`: the close itself is what tells.
  const gone = once(response, "close").then(() => true)
  const left = await Promise.race([waited.then(() => false), gone])
  return left ? undefined : (answer ?? process())
}

/**
 * Measured with Chromium 156: after a reset stream the fetch rejects and nothing is sent again. When the whole connection breaks, over HTTP/2 as over
 * HTTP/1.1, and had served before, Chromium sends the request again by itself, a POST too: a message dropped *after* processing then stands
 * twice, unless its body was a stream (`duplex: "half"`), which can't be sent again.
 */
function breakOff(response: Response, whole: "stream" | "connection" = "stream"): void {
  if (!("stream" in response)) response.socket?.destroy()
  else if (whole === "stream") response.stream.close(constants.NGHTTP2_INTERNAL_ERROR)
  else CUT.get(response.stream.session ?? {})?.()
}
