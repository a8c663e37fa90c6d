import { useRef } from "react"
import { ATTACH_ACCEPTS, ATTACH_LIMITS } from "./sentences/attach"

/** Picks the one file of a message; what X takes is told before. */
export function AttachButton({ attach }: { attach: (files: readonly File[]) => void }) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className="plain small"
        aria-description={ATTACH_LIMITS}
        title={ATTACH_LIMITS}
        onClick={() => picker.current?.click()}
      >
        Attach
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
