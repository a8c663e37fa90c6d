import type { Person, Post, World } from "./contract"
import type { App } from "./oauth/apps"
import type { OAuth } from "./oauth/oauth"
import { ACME_AIR, ACME_HELP, ADVERTISER, CUSTOMERS } from "./seed/people"
import { POSTS } from "./seed/posts"

/** The id that the manifest's `key` pins Aside to. */
export const EXTENSION_ID = "hinooccgbafenngdcjocfmbpkmlchgng"

/** Aside's app as an admin would have registered it: a Native App with the extension's redirect URL. */
export const ASIDE_APP: App = {
  clientId: "QXNpZGVMb2NhbFg6MTpjaQ",
  name: "Aside at Acme",
  type: "native",
  redirects: [`https://${EXTENSION_ID}.chromiumapp.org/`],
}

/** The same registered by mistake as a Web App: its token requests are refused. */
export const WEB_APP: App = {
  ...ASIDE_APP,
  clientId: "V3JvbmdBcHBUeXBlOjE6Y2k",
  name: "Aside at Acme (Web App)",
  type: "confidential",
  secret: "not-known-to-aside",
}

/** What `seed` put into a world. */
export interface Seeded {
  brands: readonly [Person, Person]
  customers: readonly Person[]
  /** Posts by their key in `seed/posts.ts`: `bag`, `crack`, `app`, `thread`, `thread2`. */
  posts: ReadonlyMap<string, Post>
}

/** Fills an empty world: two brands, a dozen customers, a timeline of the last hours, x.com signed in as `acme_air`. */
export function seed(world: World): Seeded {
  const add = (person: Person) => world.addPerson({ ...person })
  const brands = [add(ACME_AIR), add(ACME_HELP)] as const
  const customers = CUSTOMERS.map(add)
  add(ADVERTISER)
  world.session.personId = ACME_AIR.id

  const posts = new Map<string, Post>()
  for (const { key, by, minutesAgo, replyTo, quotes, photos, ...post } of [...POSTS].sort(byAge)) {
    const added = world.addPost({
      ...post,
      authorId: world.person(by)?.id ?? ACME_AIR.id,
      at: world.now() - minutesAgo * 60_000,
      ...(photos ? { photos: [...photos] } : {}),
      ...pointer("inReplyTo", replyTo, posts),
      ...pointer("quoted", quotes, posts),
    })
    if (key !== undefined) posts.set(key, added)
  }
  return { brands, customers, posts }
}

/** Registers Aside's app, and the wrongly typed one. */
export function seedApps(oauth: OAuth): void {
  oauth.addApp(ASIDE_APP)
  oauth.addApp(WEB_APP)
}

function byAge(a: { minutesAgo: number }, b: { minutesAgo: number }): number {
  return b.minutesAgo - a.minutesAgo
}

function pointer(name: "inReplyTo" | "quoted", key: string | undefined, posts: ReadonlyMap<string, Post>) {
  if (key === undefined) return {}
  const post = posts.get(key)
  if (!post) throw new Error(`The seeded post ${key} must be older than what points at it.`)
  return { [name]: post.id }
}
