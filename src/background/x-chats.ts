import type { Account } from "~core/account"
import { change } from "~core/change"
import type { AccountId, CustomerId } from "~core/ids"
import { chatsDue, noticeXChat } from "~core/notice-x-chat"
import { headById } from "~store/reads/merged"
import { decide } from "./decide"
import { onDuty, type World } from "./world"

/** Asks X, where the account may, which threads went on in X Chat, and marks their conversations. A refusal is the end of it until the next time. */
export async function lookForXChats(all: World): Promise<void> {
  const { db, clock } = all
  const sessionRuns = (await db.agents.toArray()).some(({ sessions }) => sessions.length > 0)
  for (const account of await db.accounts.toArray()) {
    const standing = await db.standings.get(account.id)
    const world = onDuty(all, account.id)
    if (!world || account.status !== "connected" || !standing || standing.heardAt === null) continue
    if (chatsDue(standing.chatsAskedAt, sessionRuns) > clock.now()) continue
    await noteAsked(world, account.id)
    const chats = await world.x.chats(account.id)
    if (chats.ok) for (const other of chats.value) await mark(world, account, other as CustomerId)
  }
}

function noteAsked({ db, clock, commit }: World, account: AccountId) {
  return decide({ commit }, async () => {
    const standing = await db.standings.get(account)
    return standing ? change({ records: [{ ...standing, chatsAskedAt: clock.now() }] }) : null
  })
}

function mark(world: World, account: Account, id: CustomerId) {
  const { db, clock } = world
  return decide(world, async () => {
    const open = (await headById(db, id))?.open
    const conversation = open && (await db.conversations.get(open))
    return conversation && conversation.account === account.id ? noticeXChat(conversation, account, clock.now()) : null
  })
}
