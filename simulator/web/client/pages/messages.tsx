import type { ConversationView, PersonView } from "../../wire"
import { Link } from "../link"
import { look } from "../look"
import { Avatar } from "../post/avatar"
import { UserName } from "../post/user-name"
import { useLiveResource, useResource } from "../resource"
import { usePlace } from "../router"
import { Column } from "../shell/column"
import { oneLine, row, t, v } from "../styles"
import { words } from "../words"
import { Conversation } from "./conversation"

function Entry({ conversation, here }: { conversation: ConversationView; here: boolean }) {
  const latest = conversation.messages.at(-1)
  return (
    <Link
      href={`/messages/${conversation.other.id}`}
      data-testid="conversation"
      data-hover="tint"
      className={v(row, { padding: 16, gap: 8 })}
      style={here ? { backgroundColor: look.raised } : {}}
    >
      <Avatar handle={conversation.other.handle} size={40} linked={false} />
      <div className={v({ flexShrink: 1, minWidth: 0 })}>
        <UserName person={conversation.other} linked={false} {...(latest ? { at: latest.at } : {})} />
        <span className={t(oneLine)} style={{ color: look.soft }}>
          {latest?.text}
        </span>
      </div>
    </Link>
  )
}

/** Whom the address opens: /messages/{id} or /messages/compose?recipient_id={id}. */
function useOther(conversations: readonly ConversationView[]): PersonView | undefined {
  const { path, query } = usePlace()
  const id = query.get("recipient_id") ?? path.split("/")[2] ?? ""
  const known = conversations.find((conversation) => conversation.other.id === id)
  const [person] = useResource<PersonView | null>(`person/${/^\d+$/.test(id) ? id : "0"}`)
  return known?.other ?? person ?? undefined
}

/** The signed-in person's direct messages: who wrote, and what was said. */
export function Messages() {
  const { path, query } = usePlace()
  const conversations = useLiveResource<ConversationView[]>("messages", "dm")
  const other = useOther(conversations ?? [])
  if (!conversations) return null
  const open = conversations.find((conversation) => conversation.other.id === other?.id)
  const initial = path.endsWith("/compose") ? (query.get("text") ?? "") : ""
  return (
    <div className={v(row, { width: 990, maxWidth: "100%" })} data-testid="DMDrawer">
      <div className={v({ width: 390 })}>
        <Column title={words.messages}>
          {conversations.length === 0 && (
            <div
              className={t({ fontSize: 23, lineHeight: "28px", fontWeight: 700, padding: 32 })}
              style={{ color: look.words }}
            >
              {words.emptyInbox}
            </div>
          )}
          {conversations.map((conversation) => (
            <Entry key={conversation.other.id} conversation={conversation} here={conversation === open} />
          ))}
        </Column>
      </div>
      {other && <Conversation key={other.id} other={other} messages={open?.messages ?? []} initial={initial} />}
    </div>
  )
}
