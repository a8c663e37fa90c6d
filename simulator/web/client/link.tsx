import type { AnchorHTMLAttributes, MouseEvent } from "react"
import { roles } from "./roles"
import { navigate, openPhoto } from "./router"

/** Whether a click is one that the browser itself should handle. */
function isForBrowser(event: MouseEvent): boolean {
  return (
    event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  )
}

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string
  /** Whether the page that is there stays below what opens. */
  over?: boolean
}

/** A link inside the page: it looks and copies like any other, and loads nothing. */
export function Link({ href, over = false, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (isForBrowser(event)) return
    event.preventDefault()
    event.stopPropagation()
    if (over) openPhoto(href)
    else navigate(href)
  }
  return <a {...roles.link} {...rest} href={href} onClick={follow} />
}
