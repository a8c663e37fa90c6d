import { type ReactNode, useLayoutEffect, useRef } from "react"

interface CellProps {
  id: string
  top: number
  onHeight(id: string, height: number): void
  children: ReactNode
}

/** One place of the list; what it shows changes as one scrolls, and its height is told whenever it does. */
export function Cell({ id, top, onHeight, children }: CellProps) {
  const element = useRef<HTMLDivElement>(null)
  const tell = useRef(() => {})
  tell.current = () => onHeight(id, element.current?.offsetHeight ?? 0)
  useLayoutEffect(() => tell.current())
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => tell.current())
    if (element.current) observer.observe(element.current)
    return () => observer.disconnect()
  }, [])
  return (
    <div
      ref={element}
      data-testid="cellInnerDiv"
      style={{ transform: `translateY(${top}px)`, position: "absolute", width: "100%" }}
    >
      {children}
    </div>
  )
}
