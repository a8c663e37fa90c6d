import { Menu } from "@base-ui/react/menu"
import { useState } from "react"
import { Key } from "../key"
import { useShortcut } from "../use-shortcut"
import type { MoreItem, MoreView } from "./item"
import { MORE } from "./items"
import * as css from "./more.module.css"

/** The menu of what is done less often. */
export function More({ at }: { at: MoreView }) {
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<MoreItem | null>(null)
  const items = MORE.filter(({ shows }) => shows(at))
  // Within the landmark; else a screen reader finds it nowhere.
  const main = document.querySelector<HTMLElement>("main")
  useShortcut("more", items.length > 0 ? () => setOpen(true) : null)
  if (items.length === 0) return null
  return (
    <>
      <Menu.Root open={isOpen} onOpenChange={setOpen}>
        <Menu.Trigger className="small" aria-keyshortcuts="." title="More (.)">
          More
          <Key act="more" />
        </Menu.Trigger>
        <Menu.Portal container={main}>
          <Menu.Positioner className={css.place} sideOffset={4} align="end" collisionPadding={8}>
            <Menu.Popup className={css.menu} aria-label="More">
              {items.map((item) => (
                <Menu.Item
                  key={item.name(at)}
                  className={css.item}
                  label={item.name(at)}
                  onClick={() => setChosen(item)}
                >
                  {item.name(at)}
                  {item.act && <Key act={item.act} />}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {items.map((item) => (
        <ItemKey key={item.name(at)} item={item} choose={() => setChosen(item)} />
      ))}
      {chosen && <chosen.Dialog at={at} close={() => setChosen(null)} />}
    </>
  )
}

function ItemKey({ item, choose }: { item: MoreItem; choose: () => void }) {
  return item.act ? <Bound act={item.act} choose={choose} /> : null
}

function Bound({ act, choose }: { act: NonNullable<MoreItem["act"]>; choose: () => void }) {
  useShortcut(act, choose)
  return null
}
