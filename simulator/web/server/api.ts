import type { Authorization, World } from "../../contract"
import { type AuthorizeView, editors, themes } from "../wire"
import { type Exchange, finishJson } from "./exchange"
import { conversations } from "./messages"
import type { WebOptions } from "./options"
import { takePost } from "./posting"
import { isRecord, text } from "./shape"
import { chosen, home, list, notifications, profile, search, thread } from "./timelines"
import { personView, views } from "./views"

/** What the JSON routes work on. */
export interface Room {
  world: World
  authorization: Authorization
  options: WebOptions
  bookmarks: Set<string>
}

type Route = (room: Room, exchange: Exchange, part: string) => unknown

const reads: Record<string, Route> = {
  home: ({ world }) => home(world),
  thread: ({ world }, _, id) => thread(world, id),
  profile: ({ world }, _, handle) => profile(world, handle),
  search: ({ world }, { url }) => search(world, url.searchParams.get("q") ?? ""),
  notifications: ({ world }) => notifications(world),
  bookmarks: ({ world, bookmarks }) => chosen(world, bookmarks),
  list: ({ world }, _, id) => list(world, id),
  messages: ({ world }) => conversations(world),
  person: ({ world }, _, id) => {
    const person = world.person(id)
    return person ? personView(person) : null
  },
  post: ({ world }, _, id) => {
    const post = world.post(id)
    return post ? views(world).post(post) : null
  },
  authorize: ({ world, authorization }, { url }): AuthorizeView => {
    const began = authorization.begin(url.searchParams)
    const me = world.session.personId ? world.person(world.session.personId) : undefined
    return began.ok ? { ...began, session: me ? personView(me) : undefined } : began
  },
}

const writes: Record<string, Route> = {
  session: async ({ world }, { read }) => {
    const body = await read()
    if (!isRecord(body)) return { ok: false }
    if ("personId" in body) world.session.personId = world.person(text(body.personId))?.id
    world.session.theme = themes.find((theme) => theme === body.theme) ?? world.session.theme
    world.session.language = text(body.language) || world.session.language
    world.session.editor = editors.find((editor) => editor === body.editor) ?? world.session.editor
    return { ok: true }
  },
  messages: async ({ world }, { read }) => {
    const body = await read()
    const from = world.session.personId
    const to = isRecord(body) ? world.person(text(body.to)) : undefined
    const words = isRecord(body) ? text(body.text).trim() : ""
    if (!from || !to || !words || to.id === from) return { ok: false }
    if (!world.takesDmFrom(to.id, from)) return { ok: false }
    world.addDm({ from, to: to.id, text: words })
    return { ok: true }
  },
  bookmark: ({ bookmarks }, _, id) => {
    if (!bookmarks.delete(id)) bookmarks.add(id)
    return { ok: true }
  },
  authorize: async ({ world, authorization }, { read, url }) => {
    const body = await read()
    const me = world.session.personId
    if (!authorization.begin(url.searchParams).ok) return {}
    if (isRecord(body) && body.approve === true)
      return me ? { location: authorization.approve(url.searchParams, me) } : {}
    return { location: authorization.deny(url.searchParams) }
  },
}

/** Answers everything under /i/api/. */
export async function api(room: Room, asked: Exchange): Promise<void> {
  const [name = "", part = ""] = asked.url.pathname.slice("/i/api/".length).split("/").map(decodeURIComponent)
  if (asked.method === "POST" && name === "posts") return takePost(room.world, room.options, asked)
  const routes = asked.method === "POST" ? writes : reads
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined
  if (!route) return finishJson(asked.answer, { message: "Not found" }, 404)
  finishJson(asked.answer, await route(room, asked, part))
}
