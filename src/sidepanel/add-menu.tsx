import { Menu } from "@base-ui/react/menu"
import { useId } from "react"
import { Icon } from "~room/icon"
import { Key } from "./key"
import * as css from "./menu.module.css"

interface AddMenuProps {
  open: boolean
  onOpen: (open: boolean) => void
  /** Why `Tweet` can't be pressed; null: it can. */
  reason: string | null
  onTweet: () => void
  onNote: () => void
}

/** The + of a profile: a DM out of the blue, or a note. */
export function AddMenu({ open, onOpen, reason, onTweet, onNote }: AddMenuProps) {
  const id = useId()
  return (
    <Menu.Root open={open} onOpenChange={onOpen} modal={false}>
      <Menu.Trigger className="icon" aria-label="Add" aria-keyshortcuts="+" title="Add a tweet or a note (+)">
        <Icon of="add" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={css.place} align="end" collisionPadding={8} sideOffset={4}>
          <Menu.Popup className={css.menu} aria-label="Add">
            <Menu.Item
              className={css.item}
              aria-describedby={reason ? id : undefined}
              disabled={reason !== null}
              onClick={onTweet}
            >
              Tweet
            </Menu.Item>
            {reason && (
              <span id={id} className={css.reason}>
                {reason}
              </span>
            )}
            <Menu.Item className={css.item} onClick={onNote}>
              Note
              <Key act="note" />
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
