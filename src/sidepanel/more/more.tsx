import { Menu } from "@base-ui/react/menu"
import { useState } from "react"
import { Key } from "../key"
import { useShortcut } from "../use-shortcut"
import type { DialogItem, LinkItem, MoreItem, MoreView } from "./item"
import { MORE } from "./items"
import * as css from "./more.module.css"

/** The menu of what is done less often. */
export function More({ at }: { at: MoreView }) {
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<DialogItem | null>(null)
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
              {items.map((item) =>
                "Dialog" in item ? (
                  <Menu.Item
                    key={item.name(at)}
                    className={css.item}
                    label={item.name(at)}
                    onClick={() => setChosen(item)}
                  >
                    <Named item={item} at={at} />
                  </Menu.Item>
                ) : (
                  <Leading key={item.name(at)} item={item} at={at} />
                ),
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {items.map((item) => (
        <ItemKey
          key={item.name(at)}
          item={item}
          choose={() => ("Dialog" in item ? setChosen(item) : openOnX(item.leadsTo(at)))}
        />
      ))}
      {chosen && <chosen.Dialog at={at} close={() => setChosen(null)} />}
    </>
  )
}

function Named({ item, at }: { item: MoreItem; at: MoreView }) {
  return (
    <>
      {item.name(at)}
      {item.act && <Key act={item.act} />}
    </>
  )
}

function Leading({ item, at }: { item: LinkItem; at: MoreView }) {
  return (
    <Menu.LinkItem
      className={css.item}
      label={item.name(at)}
      href={item.leadsTo(at) ?? undefined}
      target="_blank"
      rel="noreferrer"
      closeOnClick
    >
      <Named item={item} at={at} />
    </Menu.LinkItem>
  )
}

/** From the very press of the key: else the browser would hold the tab back. */
function openOnX(address: string | null) {
  if (address) window.open(address, "_blank", "noreferrer")
}

function ItemKey({ item, choose }: { item: MoreItem; choose: () => void }) {
  return item.act ? <Bound act={item.act} choose={choose} /> : null
}

function Bound({ act, choose }: { act: NonNullable<MoreItem["act"]>; choose: () => void }) {
  useShortcut(act, choose)
  return null
}
