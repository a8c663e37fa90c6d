import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createSecureServer, type Http2Session } from "node:http2"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Authorization, World } from "../../contract"
import { webPages } from "../index"
import { usualOptions, type WebOptions } from "../server/options"

/** The pages on a port of this machine. */
export interface Served {
  port: number
  options: WebOptions
  close(): Promise<void>
}

function certificate(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), "pages-"))
  try {
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")]
    const form = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=x.com", "-days", "2"]
    execFileSync("openssl", ["req", "-x509", ...form, "-keyout", key, "-out", cert], { stdio: "ignore" })
    return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Consents to whatever names a client. */
export const consenting: Authorization = {
  begin: (query) =>
    query.get("client_id")
      ? { ok: true, appName: "Desk of Northwind", scopes: ["dm.read", "dm.write", "offline.access"] }
      : { ok: false, message: "client_id is missing" },
  approve: (query, personId) => `${query.get("redirect_uri")}?code=${personId}&state=${query.get("state")}`,
  deny: (query) => `${query.get("redirect_uri")}?error=access_denied&state=${query.get("state")}`,
}

/** Serves the pages over HTTP/2 as the simulator does. */
export async function servePages(world: World): Promise<Served> {
  const options = usualOptions()
  const handle = await webPages({ world, authorization: consenting }, options)
  const server = createSecureServer({ ...certificate(), allowHTTP1: true }, handle)
  const sessions = new Set<Http2Session>()
  server.on("session", (session) => {
    sessions.add(session)
    session.on("close", () => sessions.delete(session))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const session of sessions) session.destroy()
    })
  return { port: (server.address() as AddressInfo).port, options, close }
}
