import type { Api } from "./api/api"
import { createCredits } from "./api/credits"
import { createLimits } from "./api/limits"
import type { Spec } from "./api/spec"
import { createUploads } from "./api/uploads"
import type { World } from "./contract"
import { createFaults, type Faults } from "./faults"
import { resolverRules, roomOf } from "./hosts"
import { type Listener, openListener } from "./listener"
import { createOAuth, type OAuth } from "./oauth/oauth"
import type { ApiRecord } from "./requests"
import { serveApi } from "./serve-api"
import { servePicture, servePrivateMedium, serveShortLink } from "./serve-images"
import { snowflakes } from "./snowflake"
import { createUntil, type Until } from "./until"
import { hostOf, type WebHandler, type WebPages } from "./web-handler"
import { createWorld } from "./world"

/** How the local X is started; everything may be left out. */
export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  port?: number
  /** Unix milliseconds; the computer's clock by default. Also the clock of tokens, codes and limits. */
  clock?: () => number
  /** The version of the API text it keeps to: 2.166. */
  spec?: Spec
  /** A world that is there already, instead of an empty one. */
  world?: World
  /** Limits in 15 minutes by endpoint name, where they differ from the documented ones. */
  limits?: Readonly<Record<string, number>>
  /** The life of access tokens in seconds: 7,200. */
  accessSeconds?: number
  /** The pages of x.com; those in `web/` by default. `false`: none, a line of text instead. */
  web?: WebPages | false
}

/** A running local X. */
export interface Simulator {
  readonly port: number
  readonly world: World
  readonly oauth: OAuth
  readonly faults: Faults
  readonly limits: Api["limits"]
  readonly credits: Api["credits"]
  readonly uploads: Api["uploads"]
  /** The version of the API text; may be changed while it runs. */
  spec: Spec
  /** Every request to api.x.com, oldest first. */
  readonly requests: ApiRecord[]
  /** What Chromium needs as `--host-resolver-rules`, beside `--ignore-certificate-errors`. */
  readonly resolverRules: string
  readonly until: Until
  /** Draws the pages of x.com from now on. */
  registerWeb(handler: WebHandler): void
  close(): Promise<void>
}

/** Starts a local X on 127.0.0.1. Nothing lives in it yet: see `seed.ts` and `customers/`. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { clock = Date.now, web = builtPages } = options
  const world = options.world ?? createWorld({ clock })
  const oauth = createOAuth(clock, options.accessSeconds)
  const { until, tell } = createUntil()
  const serving = { api: apiOf(world, oauth, options), faults: createFaults(), requests: [] as ApiRecord[], tell }
  let pages = web === false ? noPages : await web({ world, authorization: oauth })
  const deaf = world.listen(tell)

  const listener = await openListener(options.port ?? 0, (request, response) => {
    const { api } = serving
    switch (roomOf(hostOf(request))) {
      case "api":
        serveApi(serving, request, response).catch((problem: unknown) => response.destroy(problem as Error))
        return
      case "pictures":
        return servePicture(request, response)
      case "private media":
        return servePrivateMedium(api, request, response)
      case "short links":
        return serveShortLink(api, request, response)
      case "web":
        return pages(request, response)
    }
  })

  return simulatorOf(serving, listener, {
    until,
    registerWeb(handler) {
      pages = handler
    },
    async close() {
      deaf()
      await listener.close()
    },
  })
}

function simulatorOf(
  { api, faults, requests }: { api: Api; faults: Faults; requests: ApiRecord[] },
  { port }: Listener,
  rest: Pick<Simulator, "until" | "registerWeb" | "close">,
): Simulator {
  const { world, oauth, limits, credits, uploads } = api
  return {
    ...{ port, world, oauth, faults, limits, credits, uploads, requests, resolverRules: resolverRules(port), ...rest },
    get spec() {
      return api.spec
    },
    set spec(spec) {
      api.spec = spec
    },
  }
}

function apiOf(world: World, oauth: OAuth, { spec = "2.166", limits = {} }: SimulatorOptions): Api {
  const ids = snowflakes(() => world.now())
  const api: Api = {
    world,
    oauth,
    spec,
    limits: createLimits(() => world.now()),
    credits: createCredits(),
    uploads: createUploads(world, () => ids.mint(world.now())),
  }
  for (const [name, quarter] of Object.entries(limits)) api.limits.set(name, quarter)
  return api
}

const noPages: WebHandler = (_request, response) => {
  response.writeHead(200, { "content-type": "text/plain; charset=utf-8" })
  response.end("The local X, without its pages.")
}

/** The pages in `web/`, imported when they are wanted: the API alone needs none of what they are built with. */
const builtPages: WebPages = async (sim) => {
  const { webPages } = await import("./web/index")
  return webPages(sim)
}
