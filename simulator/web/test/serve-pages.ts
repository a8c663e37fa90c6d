import type { World } from "../../contract"
import { type Simulator, startSimulator } from "../../server"
import { webPages } from "../index"
import { usualOptions, type WebOptions } from "../server/options"

/** A local X around this world, with its pages' options in hand. */
export async function servePages(world: World): Promise<{ x: Simulator; options: WebOptions }> {
  const options = usualOptions()
  const x = await startSimulator({ world, web: (sim) => webPages(sim, options) })
  return { x, options }
}
