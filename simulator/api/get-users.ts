import type { Person } from "../contract"
import { type Answer, json } from "./answer"
import type { Call, Endpoint, LocalX } from "./endpoint"
import { personBody } from "./person-body"
import { notFound } from "./problem"
import { checkQuery, list } from "./query"
import { DIALECTS } from "./spec"

const scopes = ["tweet.read", "users.read"]

/** GET /2/users/me: the account whose token it is. */
export const getMe: Endpoint = {
  method: "GET",
  path: "/2/users/me",
  scopes,
  limit: { quarter: 75 },
  price: 0.01,
  answer: (x, call) => answerPerson(x, call, call.me, ["id", call.me.id]),
}

/** GET /2/users/:id: anybody, by numeric id. */
export const getUser: Endpoint = {
  method: "GET",
  path: "/2/users/:id",
  scopes,
  limit: { quarter: 900 },
  price: 0.01,
  answer(x, call) {
    const id = call.params.id ?? ""
    return answerPerson(
      x,
      call,
      x.world.people().find((person) => person.id === id),
      ["id", id],
    )
  },
}

/** GET /2/users/by/username/:username: anybody, by handle in any case. */
export const getUserByUsername: Endpoint = {
  method: "GET",
  path: "/2/users/by/username/:username",
  scopes,
  limit: { quarter: 900 },
  price: 0.01,
  answer(x, call) {
    const name = call.params.username ?? ""
    const person = x.world.people().find(({ handle }) => handle.toLowerCase() === name.toLowerCase())
    return answerPerson(x, call, person, ["username", name])
  },
}

function answerPerson(x: LocalX, call: Call, person: Person | undefined, asked: [string, string]): Answer {
  const dialect = DIALECTS[x.spec]
  const wrong = checkQuery(x, call, {
    "user.fields": dialect.userFields,
    expansions: dialect.userExpansions,
    [dialect.postParameter]: dialect.postFields,
  })
  if (wrong) return wrong
  if (!person) return json(200, { errors: [notFound(x.spec, "user", ...asked)] })
  return json(200, { data: personBody(x, person, call.me, new Set(list(call.query, "user.fields"))) })
}
