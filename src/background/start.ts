import { accountId } from "~core/ids"
import { answer } from "~messaging/answer"
import { keepBeating } from "~platform/alarms"
import { neverReuseConnections } from "~platform/one-connection"
import { openPanelFromIcon } from "~platform/side-panel"
import { desk } from "~store/desk-db"
import { hasTeamShelf } from "~store/has-team-shelf"
import { openShelf } from "~store/token-shelf"
import { createX } from "~x/client"
import { xClock } from "./clock"
import { carryOut } from "./commands"
import { carryOutDeadlines, nextDeadline } from "./deadlines"
import { engine, keepEngine } from "./engine"
import { keepIndexed } from "./indexer"
import { type Loop, loop } from "./loop"
import { hearNotices, keepNotices } from "./notices"
import { open } from "./open"
import { opener } from "./opener"
import { tellPages } from "./page-port"
import { hearPage } from "./page-sentences"
import { createReader } from "./reader"
import { keepChecking } from "./removal-check"
import { keepRetention } from "./retention"
import { nextAsking, routeWaiting } from "./router"
import { createSeat } from "./seat"
import { sendDue } from "./sender"
import { counted } from "./spending"
import { countTurnedAway } from "./turned-away"
import { together } from "./turns"
import { mendWorks } from "./works"
import { onDuty, type World } from "./world"
import { lookForXChats } from "./x-chats"

/** Opens the desk and starts its loops. Every listener is in place before the first await: Chrome wakes a worker for what it listens to. */
export function startDesk(): void {
  const { world, loops, read, seat } = makeWorld()
  const chats = loop(() => lookForXChats(world).then(() => null), {
    now: world.clock.now,
    signal: world.signal,
    report: world.report,
  })
  const connections = neverReuseConnections("api.x.com").catch(world.report)
  const ready = opener(world.db, {
    each: () =>
      connections
        .then(() => mendWorks(world.db))
        .then(() => mendMoves(world))
        .then(() => seat.take())
        .then(() => open(world)),
    // Not before: a live question keeps silent for ever when its database could not be opened.
    first: () => {
      for (const keep of [keepNotices, keepIndexed, keepRetention, keepChecking]) keep(world)
    },
  })
  const turnedAway = countTurnedAway({ db: world.db, now: world.clock.now, report: world.report })
  answer({
    turnedAway,
    command: async (command) => {
      await ready()
      return carryOut(world, command)
    },
    sentence: (sentence, sender) =>
      sentence.say === "openDesk"
        ? hearPage(world, sentence, sender)
        : ready()
            .then(() => seat.mode.reach())
            .then((up) =>
              up
                ? together(() => hearPage(world, sentence, sender))
                : { ok: false as const, refusal: "team-away" as const },
            ),
  })
  tellPages(world, turnedAway, () =>
    ready()
      .then(() => seat.beat())
      .catch(world.report),
  )
  hearNotices(world, ready)
  keepEngine(world.report)
  openPanelFromIcon()
  const beat = () =>
    ready().then(() => {
      seat.beat().catch(world.report)
      for (const each of Object.values(loops)) each.nudge()
      chats.nudge()
    }, world.report)
  keepBeating(beat).catch(world.report)
  self.addEventListener("online", () => read.hurry())
  beat()
}

function makeWorld() {
  const clock = xClock()
  const shelf = openShelf()
  const never = new AbortController().signal
  const report = (error: unknown) => console.error("Aside:", error)
  // Getters: whose desk it is can change while the worker lives.
  const world: World = {
    db: desk,
    get commit() {
      return seat.mode.commit
    },
    get me() {
      return seat.mode.me
    },
    get seat() {
      return seat
    },
    as: (duty) => seat.mode.as(duty),
    get handedIn() {
      return seat.mode.handedIn
    },
    get x() {
      return seat.mode.x
    },
    shelf,
    clock,
    signal: never,
    report,
    inFlight: new Set(),
    nudge: (what) => loops[what].nudge(),
    hurry: () => read.hurry(),
  }
  const ownX = counted(createX({ shelf, now: clock.now }), { db: desk, now: clock.now, report })
  const seat = createSeat(world, ownX)
  const read = createReader(world)
  const terms = { now: clock.now, signal: never, report }
  const loops: Record<"desk" | "sends" | "reads", Loop> = {
    desk: loop(() => deskStep(world), terms),
    sends: loop(() => sendsStep(world), terms),
    reads: loop(read.step, terms),
  }
  return { world, loops, read, seat }
}

async function sendsStep(world: World): Promise<number | null> {
  const times = [await sendDue(world), await world.seat.mode.handIn()].filter((time) => time !== null)
  return times.length > 0 ? Math.min(...times) : null
}

async function deskStep(world: World): Promise<number | null> {
  await carryOutDeadlines(world)
  const mine = onDuty(world, "desk")
  if (mine) await routeWaiting(mine)
  const times = [await nextDeadline(world), mine && (await nextAsking(world))].filter((time) => time !== null)
  return times.length > 0 ? Math.min(...times) : null
}

/**
 * Ends a move to or from a team that a worker left half-way. Whoever never joined one has no shelf for it, and neither opens one nor loads what
 * would mend it.
 */
async function mendMoves({ db, seat, shelf, signal, report }: World): Promise<void> {
  if (!(await hasTeamShelf())) return
  const { mendMove } = await engine()
  const tokens = { read: (account: string) => shelf.read(accountId(account)) }
  await mendMove({ db, shelf: await seat.shelf(), tokens, signal, report })
}
