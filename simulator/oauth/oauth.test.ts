import { createHash } from "node:crypto"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { type Asked, ask } from "../client"
import { type LivelySimulator, startLively } from "../lively"
import { ASIDE_APP, WEB_APP } from "../seed"
import { ACME_AIR } from "../seed/people"

const VERIFIER = "v".repeat(64)
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url")
const REDIRECT = ASIDE_APP.redirects[0]!

let x: LivelySimulator
let now: number

beforeEach(async () => {
  now = Date.UTC(2026, 10, 20, 12)
  x = await startLively({ web: false, clock: () => now, customers: false })
})

afterEach(() => x.close())

const asked = (changed: Record<string, string> = {}) =>
  new URLSearchParams({
    response_type: "code",
    client_id: ASIDE_APP.clientId,
    redirect_uri: REDIRECT,
    scope: "dm.read dm.write tweet.read users.read offline.access media.write",
    state: "s1",
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
    ...changed,
  })

const codeFor = (query = asked()) => new URL(x.oauth.approve(query, ACME_AIR.id)).searchParams.get("code") ?? ""
const token = (form: Record<string, string>, more: Asked = {}) =>
  ask(x.port, "/2/oauth2/token", { method: "POST", body: new URLSearchParams(form), ...more })
const redeem = (code: string, changed: Record<string, string> = {}) =>
  token({
    grant_type: "authorization_code",
    code,
    client_id: ASIDE_APP.clientId,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    ...changed,
  })
const refresh = (refresh_token: string) =>
  token({ grant_type: "refresh_token", refresh_token, client_id: ASIDE_APP.clientId })
const me = (accessToken: string) => ask(x.port, "/2/users/me", { token: accessToken })

describe("authorizing", () => {
  test("right parameters get the consent page", () => {
    expect(x.oauth.begin(asked())).toMatchObject({
      ok: true,
      appName: "Aside at Acme",
      scopes: ["dm.read", "dm.write"].concat(["tweet.read", "users.read", "offline.access", "media.write"]),
    })
  })

  test.each([
    ["an unknown client", { client_id: "nope" }],
    ["a redirect without its slash", { redirect_uri: REDIRECT.slice(0, -1) }],
    ["a plain challenge", { code_challenge_method: "plain" }],
    ["no challenge", { code_challenge: "" }],
    ["an unknown scope", { scope: "dm.read everything" }],
    ["a state of 501 characters", { state: "s".repeat(501) }],
    ["an implicit grant", { response_type: "token" }],
  ])("%s gets X's page without a reason", (_what, changed) => {
    expect(x.oauth.begin(asked(changed))).toMatchObject({
      ok: false,
      message: expect.stringContaining("Something went wrong"),
    })
  })

  test("approval and denial lead back with the state", () => {
    expect(x.oauth.approve(asked(), ACME_AIR.id)).toMatch(`${REDIRECT}?state=s1&code=`)
    expect(x.oauth.deny(asked())).toBe(`${REDIRECT}?error=access_denied&state=s1`)
  })
})

describe("the token endpoint", () => {
  test("a code becomes a pair that speaks for the one who approved", async () => {
    const reply = (await redeem(codeFor())).json()
    expect(reply).toMatchObject({ token_type: "bearer", expires_in: 7_200, scope: asked().get("scope") })
    expect((await me(String(reply.access_token))).json()).toMatchObject({ data: { username: "acme_air" } })
  })

  test("no refresh token without offline.access", async () => {
    const reply = (await redeem(codeFor(asked({ scope: "dm.read" })))).json()
    expect(reply).not.toHaveProperty("refresh_token")
  })

  test("a code serves once", async () => {
    const code = codeFor()
    expect((await redeem(code)).status).toBe(200)
    expect((await redeem(code)).status).toBe(400)
  })

  test("a code lives 30 seconds", async () => {
    const code = codeFor()
    now += 30_000
    expect((await redeem(code)).json()).toMatchObject({ error: "invalid_request" })
  })

  test.each([
    ["another verifier", { code_verifier: "w".repeat(64) }],
    ["another redirect", { redirect_uri: `${REDIRECT}x` }],
    ["another client", { client_id: "nope" }],
    ["no grant type", { grant_type: "" }],
  ])("%s is refused", async (_what, changed) => {
    const reply = await redeem(codeFor(), changed)
    expect(reply.status).toBe(400)
    expect(reply.json()).toHaveProperty("error_description")
  })

  test("an app of type Web App is told that its secret is missing", async () => {
    const reply = await redeem(codeFor(asked({ client_id: WEB_APP.clientId })), { client_id: WEB_APP.clientId })
    expect(reply.status).toBe(401)
    expect(reply.json()).toEqual({
      error: "unauthorized_client",
      error_description: "Missing valid authorization header",
    })
  })

  test("JSON instead of a form is refused", async () => {
    const reply = await ask(x.port, "/2/oauth2/token", { method: "POST", body: { grant_type: "refresh_token" } })
    expect(reply.status).toBe(400)
  })
})

describe("refreshing", () => {
  test("each refresh token serves once and brings a new pair", async () => {
    const { refreshToken = "" } = x.oauth.signIn(ACME_AIR.id)
    const reply = (await refresh(refreshToken)).json()
    expect((await me(String(reply.access_token))).status).toBe(200)
    expect((await refresh(String(reply.refresh_token))).status).toBe(200)
  })

  test("a spent one kills the whole family, the newest access token too", async () => {
    const { refreshToken = "" } = x.oauth.signIn(ACME_AIR.id)
    const second = (await refresh(refreshToken)).json()
    const reply = await refresh(refreshToken)
    expect(reply.status).toBe(400)
    expect(reply.json()).toEqual({
      error: "invalid_request",
      error_description: "Value passed for the token was invalid.",
    })
    expect((await me(String(second.access_token))).status).toBe(401)
    expect((await refresh(String(second.refresh_token))).status).toBe(400)
  })

  test("access tokens live two hours, and the refresh token outlives them", async () => {
    const { accessToken, refreshToken = "" } = x.oauth.signIn(ACME_AIR.id)
    now += 7_200_000
    expect((await me(accessToken)).status).toBe(401)
    expect((await refresh(refreshToken)).status).toBe(200)
  })

  test("revoking either token ends both", async () => {
    const { accessToken, refreshToken = "" } = x.oauth.signIn(ACME_AIR.id)
    const body = new URLSearchParams({ token: refreshToken, client_id: ASIDE_APP.clientId })
    const reply = await ask(x.port, "/2/oauth2/revoke", { method: "POST", body })
    expect(reply.json()).toEqual({ revoked: true })
    expect((await me(accessToken)).status).toBe(401)
  })
})
