import type { Chance } from "./chance"
import { rowsNow, wholeDesk } from "./looks"
import { longAgo, makeOlder } from "./older-desk"
import type { StandingRow } from "./rows"
import { LIMITED, type Run, WIDE } from "./run"
import { type Scene, STEPS, type Step } from "./steps"

/** What is done to the computer and to X while people work. */
export interface Mischief {
  /** What was done so far, by name, and how often. */
  done: Map<string, number>
  /** Goes on until it is over; the short form does each named thing once. */
  rage(over: () => boolean): Promise<void>
}

const MINUTE = 60_000
const OLD_TALKS = 150

/** Chooses what to do, and does it. Whatever it stops it starts again. */
export function mischief(run: Run, chance: Chance): Mischief {
  const done = new Map<string, number>()
  const count = (name: string) => {
    done.set(name, (done.get(name) ?? 0) + 1)
    run.say(name)
  }
  const scene: Scene = {
    ...{ x: run.x, crowd: run.crowd, chance },
    hurry: () => run.machine.say({ say: "awake", opened: true }),
    moment: () => run.moment,
  }

  const killWorker = async (when: string) => {
    const died = await run.machine.killWorker()
    if (died) count(`worker killed · ${when}`)
    return died
  }
  const killBrowser = async (when: string) => {
    await run.machine.killBrowser()
    count(`browser killed · ${when}`)
    await pause(chance.between(0, 500))
    run.crowd.act(1)
    await run.machine.start()
    return true
  }
  const atStep = async (step: Step, browser: boolean) => {
    run.weather.clear()
    await wait()
    let killed = false
    const came = await step.killAt(scene, async () => {
      killed = await (browser ? killBrowser(step.name) : killWorker(step.name))
    })
    if (!came) count(`never came about · ${step.name}`)
    return killed
  }
  /** After failures in a row Aside asks less and less often: the computer sleeps until it would ask again. */
  const wait = async () => {
    const standings = await rowsNow<StandingRow>(await run.machine.page(), "standings")
    const ms = Math.max(0, ...standings.map(({ retryAt }) => (retryAt ?? 0) - run.machine.now()))
    if (ms > 0) await run.machine.sleep(ms)
  }
  const sleep = async () => {
    const minutes = chance.pick([2, 10, 17, 61, 150, 26 * 60])
    await run.machine.sleep(minutes * MINUTE)
    count(`slept · ${minutes} min`)
    await scene.hurry()
  }
  /** X is as narrow as it documents; only a quarter of an hour helps, and the computer sleeps through it. */
  const narrow = async () => {
    for (const name of LIMITED) run.x.limits.set(name, 15)
    run.x.limits.reset()
    count("limits as documented")
    await pause(6_000)
    await run.machine.sleep(16 * MINUTE)
    for (const name of LIMITED) run.x.limits.set(name, WIDE)
    count("slept · 16 min")
    await scene.hurry()
  }

  /** The desk is one of Aside's first version again, and the browser is killed while the next worker climbs to the newest. */
  const climb = async () => {
    const talks = longAgo(run.x, OLD_TALKS)
    for (const { customer } of talks) run.longAgo.add(customer)
    const { made, onItsWay } = await run.machine.dieStarting(makeOlder(talks), chance.between(40, 140))
    run.say(`the desk is of the first version: ${made} rows`)
    count(onItsWay ? "browser killed · migrate: under way" : "browser killed · migrate: just done")
    await run.machine.start()
    const { entries, conversations } = await wholeDesk(await run.machine.page())
    run.say(`climbed: ${conversations.length} conversations, ${entries.length} entries`)
  }

  /** What we did ourselves failed: that is said, and the day goes on. */
  const recover = async (problem: unknown) => {
    count(`mischief failed · ${String(problem).slice(0, 80)}`)
    await run.machine.start()
  }

  const anything = async () => {
    const roll = chance.next()
    if (roll < 0.42) await killWorker("at any instant")
    else if (roll < 0.82) await atStep(chance.pick(STEPS), chance.often(0.15))
    else if (roll < 0.9) await killBrowser("at any instant")
    else if (roll < 0.965) await sleep()
    else if (roll < 0.98) await narrow()
    else await climb()
  }

  return {
    done,
    async rage(over) {
      if (run.terms.short) {
        for (const step of STEPS) for (let tries = 3; tries > 0 && !(await atStep(step, false)); tries--);
        await killBrowser("at any instant")
        await climb()
        await sleep()
        return
      }
      while (!over()) {
        if (chance.often(0.6)) run.weather.worsen()
        await pause(chance.between(500, 5_000))
        if (!over()) await anything().catch(recover)
      }
    },
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
