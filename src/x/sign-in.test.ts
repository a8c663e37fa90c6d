import { describe, expect, test } from "vitest"
import { challengeOf } from "./pkce"
import { type SignInParts, signIn, signOut } from "./sign-in"

const REDIRECT = "https://abc.chromiumapp.org/"
const NOW = Date.UTC(2026, 10, 20)
const pair = { access_token: "ACCESS", refresh_token: "REFRESH", expires_in: 7200, scope: "dm.read" }
const me = { data: { id: "12", username: "acme", name: "Acme" } }

/** X's page, which comes back with these parameters and the state it was given. */
const back = (more: Record<string, string>) => async (url: string) => {
  const state = new URL(url).searchParams.get("state") ?? ""
  return `${REDIRECT}?${new URLSearchParams({ state, ...more })}`
}

function scene(launch: SignInParts["launch"], answers: (object | number | Error)[] = []) {
  const asked: { path: string; body: URLSearchParams; auth: string | null }[] = []
  const parts: SignInParts = {
    ...{ clientId: "app", redirectUrl: REDIRECT, now: () => NOW, launch },
    async fetch(input, init = {}) {
      const auth = new Headers(init.headers).get("authorization")
      asked.push({ path: new URL(String(input)).pathname, body: new URLSearchParams(String(init.body ?? "")), auth })
      const answer = answers.shift()
      if (answer instanceof Error || answer === undefined) throw answer
      if (typeof answer === "number") return new Response("<html>", { status: answer })
      return new Response(JSON.stringify(answer), { status: "error" in answer ? 400 : 200 })
    },
  }
  return { parts, asked }
}

describe("a sign-in", () => {
  test("asks X's page, exchanges the code, and says which account it was", async () => {
    let opened = new URL("about:blank")
    const { parts, asked } = scene(
      (url) => {
        opened = new URL(url)
        return back({ code: "CODE" })(url)
      },
      [pair, me],
    )
    expect(await signIn(parts)).toEqual({
      person: { id: "12", handle: "acme", name: "Acme", picture: null },
      tokens: { access: "ACCESS", refresh: "REFRESH", expiresAt: NOW + 7_200_000, clientId: "app" },
    })
    expect(opened.origin + opened.pathname).toBe("https://x.com/i/oauth2/authorize")
    expect(opened.search).not.toContain("+")
    const query = Object.fromEntries(opened.searchParams)
    expect(query).toMatchObject({
      ...{ response_type: "code", client_id: "app", redirect_uri: REDIRECT, code_challenge_method: "S256" },
      scope: "dm.read dm.write tweet.read users.read offline.access media.write",
    })
    const form = asked[0]?.body
    expect(form?.get("code")).toBe("CODE")
    expect(await challengeOf(form?.get("code_verifier") ?? "")).toBe(query.code_challenge)
    expect(asked.map(({ path, auth }) => [path, auth])).toEqual([
      ["/2/oauth2/token", null],
      ["/2/users/me", "Bearer ACCESS"],
    ])
  })

  test("RFC 7636's own example", async () => {
    const challenge = await challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    expect(challenge).toBe("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
  })

  test.each<[string, SignInParts["launch"], object]>([
    ["its window closed", async () => undefined, { failure: "closed" }],
    [
      "Chrome says not approved",
      () => Promise.reject(new Error("The user did not approve access.")),
      { failure: "closed" },
    ],
    [
      "X's page did not load",
      () => Promise.reject(new Error("Authorization page could not be loaded.")),
      { failure: "unreachable", trouble: "offline" },
    ],
    ["denied", back({ error: "access_denied" }), { failure: "denied" }],
    ["another state", back({ code: "CODE", state: "forged" }), { failure: "forged" }],
    ["no state", async () => `${REDIRECT}?code=CODE`, { failure: "forged" }],
    ["another address", async () => "https://evil.example/?code=CODE", { failure: "forged" }],
    [
      "another error",
      back({ error: "server_error", error_description: "Try again" }),
      { failure: "refused", detail: "Try again" },
    ],
    ["no code", back({}), { failure: "refused", detail: "X came back without a code." }],
  ])("%s: nothing is asked for", async (_name, launch, failure) => {
    const { parts, asked } = scene(launch)
    expect(await signIn(parts)).toEqual(failure)
    expect(asked).toEqual([])
  })

  test.each<[string, (object | number | Error)[], object]>([
    [
      "a wrong client ID, in X's words without the code",
      [{ error: "invalid_request", error_description: "client_id with CODE was invalid." }],
      { failure: "refused", detail: "client_id with … was invalid." },
    ],
    ["tokens without a refresh token", [{ access_token: "ACCESS" }], { failure: "refused" }],
    ["X down", [503], { failure: "unreachable", trouble: "server-error" }],
    ["offline", [new TypeError("Failed to fetch")], { failure: "unreachable", trouble: "offline" }],
    ["HTML", [200], { failure: "unreachable", trouble: "not-json" }],
  ])("%s", async (_name, answers, failure) => {
    expect(await signIn(scene(back({ code: "CODE" }), answers).parts)).toMatchObject(failure)
  })

  test("that can't say whose it was leaves nothing behind", async () => {
    const { parts, asked } = scene(back({ code: "CODE" }), [pair, { data: {} }, {}, {}])
    expect(await signIn(parts)).toMatchObject({ failure: "refused", detail: "X did not say which account it was." })
    expect(asked.slice(2).map(({ path, body }) => [path, body.get("token")])).toEqual([
      ["/2/oauth2/revoke", "REFRESH"],
      ["/2/oauth2/revoke", "ACCESS"],
    ])
  })
})

test("signing out revokes both tokens, and never throws", async () => {
  const tokens = { access: "A", refresh: "R", expiresAt: 0, clientId: "app" }
  expect(await signOut(tokens, scene(back({}), [{ revoked: true }, { revoked: true }]).parts)).toBe(true)
  expect(await signOut(tokens, scene(back({}), [503, new TypeError("x")]).parts)).toBe(false)
})
