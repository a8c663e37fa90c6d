import { oneLine } from "~core/one-line"
import { hide, onNoticePress, setBadge, show } from "~platform/notices"
import { readDesk } from "~store/reads/desk"
import { live } from "~store/reads/live"
import { carryOut } from "./commands"
import type { World } from "./world"

const OFFER = "aside.offer."

/** Keeps the toolbar icon's number and the offer's notification true to the desk, panel open or not. */
export function keepNotices(world: World): void {
  const { db, report } = world
  let shown: string | null = null
  const watching = live(() => readDesk(db)).subscribe({
    next: (desk) => {
      const unread = desk.mine.filter(({ conversation }) => conversation.unread > 0).length
      setBadge(unread + desk.waiting).catch(report)
      const offered = desk.offer?.conversation.id ?? null
      if (offered === shown) return
      if (shown) hide(OFFER + shown).catch(report)
      shown = offered
      if (!desk.offer) return
      const { customer, conversation } = desk.offer
      const title = `${oneLine(customer.name, 60) || "Somebody"} is offered to you`
      const text = oneLine(conversation.lastInboundText, 200)
      show({ id: OFFER + conversation.id, title, text, buttons: ["Accept", "Decline"] })
    },
    error: report,
  })
  world.signal.addEventListener("abort", () => watching.unsubscribe())
}

/** Hears the buttons of an offer's notification; Chrome wakes the worker for them. */
export function hearNotices(world: World, opened: () => Promise<unknown>): void {
  onNoticePress((id, button) => {
    if (!id.startsWith(OFFER) || button === null) return
    const conversation = id.slice(OFFER.length)
    const say = button === 0 ? "accept" : "decline"
    opened()
      .then(() => carryOut(world, { say, conversation }))
      .catch(world.report)
  })
}
