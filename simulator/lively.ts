import { type Customer, customerOf } from "./customers/customer"
import { bringToLife, type EngineOptions } from "./customers/engine"
import { type Seeded, seed, seedApps } from "./seed"
import { ACME_AIR } from "./seed/people"
import { SCRIPTS } from "./seed/scripts"
import { type Simulator, type SimulatorOptions, startSimulator } from "./server"

/** The local X with its seeded world. */
export interface LivelySimulator extends Simulator {
  readonly seeded: Seeded
  /** A customer to drive by hand, facing a brand (`acme_air` by default). */
  customer(who: string, brand?: string): Customer
}

/** How lively: speeds of the customers, or `false` for customers who do nothing unless a test makes them. */
export interface LivelyOptions extends SimulatorOptions {
  customers?: EngineOptions | false
}

/** Starts the local X as `npm start` and the end-to-end tests want it: brands, customers, a timeline, Aside's app registered. */
export async function startLively({ customers = {}, ...options }: LivelyOptions = {}): Promise<LivelySimulator> {
  const simulator = await startSimulator(options)
  const seeded = seed(simulator.world)
  seedApps(simulator.oauth)
  const endLife = customers === false ? () => {} : bringToLife(simulator.world, SCRIPTS, customers)
  const { close } = simulator

  return Object.assign(simulator, {
    seeded,
    customer: (who: string, brand = ACME_AIR.id) => customerOf(simulator.world, who, brand),
    async close() {
      endLife()
      await close()
    },
  })
}
