import { useRef } from "react"
import { Icon } from "~room/icon"
import { ATTACH_ACCEPTS, ATTACH_LIMITS } from "./sentences/attach"

/** Picks the one file of a message; what X takes is told before. */
export function AttachButton({ attach }: { attach: (files: readonly File[]) => void }) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className="icon"
        aria-label="Attach"
        aria-description={ATTACH_LIMITS}
        title={`Attach. ${ATTACH_LIMITS}`}
        onClick={() => picker.current?.click()}
      >
        <Icon of="attach" />
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={ATTACH_ACCEPTS}
        onChange={({ currentTarget }) => {
          attach([...(currentTarget.files ?? [])])
          // The same file again is a change again.
          currentTarget.value = ""
        }}
      />
    </>
  )
}
