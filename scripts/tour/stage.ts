import { type LivelyOptions, type LivelySimulator, startLively } from "../../simulator/lively"
import type { AsideBrowser, LaunchOptions } from "../browser/launch"
import { launchDesk } from "./team/mode"

/** The local X and a browser that takes it for the real one. */
export interface Stage extends AsideBrowser {
  x: LivelySimulator
}

/** More reads than X's documented 15 in 15 minutes: the real limits differ too, and nobody wants to wait a minute on a stage. */
export const LIMITS = { "GET /2/dm_events": 900, "POST /2/dm_conversations/with/:participant_id/messages": 900 }

/** Starts the local X with its customers, and a browser with Aside whose x.com it is. */
export async function openStage(options: LaunchOptions & { x?: LivelyOptions } = {}): Promise<Stage> {
  const { x: lively, ...launch } = options
  const x = await startLively({ limits: LIMITS, ...lively })
  try {
    const aside = await launchDesk(x, launch)
    return {
      ...aside,
      x,
      async close() {
        await aside.close()
        await x.close()
      },
    }
  } catch (error) {
    await x.close()
    throw error
  }
}
