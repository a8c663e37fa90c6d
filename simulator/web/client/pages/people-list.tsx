import { useMemo } from "react"
import type { ListView } from "../../wire"
import { boot } from "../boot"
import { accent, look } from "../look"
import { Avatar } from "../post/avatar"
import { useLiveResource } from "../resource"
import { Column } from "../shell/column"
import { row, t, v } from "../styles"
import { Timeline } from "../timeline/timeline"
import { words } from "../words"
import { cellsOf } from "./rows"

function Head({ name, members }: { name: string; members: number }) {
  return (
    <div className={v()} style={{ borderBottom: `1px solid ${look.line}`, color: look.words }}>
      <div
        className={v({ height: 200 })}
        style={{ background: `linear-gradient(120deg, ${look.line}, ${accent.main})` }}
      />
      <div className={v({ alignItems: "center", padding: 16, gap: 8 })}>
        <h2 className={t({ fontSize: 20, lineHeight: "24px", fontWeight: 700 })}>{name}</h2>
        {boot.session && (
          <div className={v(row, { alignItems: "center", gap: 4 })}>
            <Avatar handle={boot.session.handle} size={20} />
            <span className={t({ fontWeight: 700 })}>{boot.session.name}</span>
          </div>
        )}
        <div className={t()}>
          <span className={t({ fontWeight: 700 })}>{members}</span>{" "}
          <span style={{ color: look.soft }}>{words.members}</span>
        </div>
      </div>
    </div>
  )
}

/** A list's page: who it is of, and what they posted. */
export function PeopleList({ id }: { id: string }) {
  const list = useLiveResource<ListView>(`list/${encodeURIComponent(id)}`, "posted", "removed")
  const cells = useMemo(() => cellsOf(list?.rows ?? []), [list])
  const name = `${words.list} ${list?.name ?? ""}`
  return (
    <Column title={name} back>
      {list && <Head name={name} members={list.members} />}
      {list && <Timeline label={name} cells={cells} />}
    </Column>
  )
}
