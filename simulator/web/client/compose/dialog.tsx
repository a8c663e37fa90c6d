import { type ReactNode, useEffect, useState } from "react"
import { boot } from "../boot"
import { Icon } from "../icons"
import { accent, look } from "../look"
import { t, v } from "../styles"
import { words } from "../words"
import { Composer } from "./composer"
import { DiscardSheet } from "./confirm"
import { type Draft, useDraft } from "./use-draft"

interface DialogProps {
  inReplyTo: string | undefined
  initial: string
  onClose(): void
  /** Where a person lands after posting; closing, unless told otherwise. */
  onSent?(): void
}

/** Milliseconds pass until the editor is there, as when X loads that part of itself. */
function useLoaded(): boolean {
  const [loaded, setLoaded] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLoaded(true), boot.composerDelay)
    return () => clearTimeout(timer)
  }, [])
  return loaded
}

function useEscape(action: () => void): void {
  useEffect(() => {
    const stop = new AbortController()
    addEventListener("keydown", (event) => event.key === "Escape" && action(), { signal: stop.signal })
    return () => stop.abort()
  })
}

function Spinner() {
  return (
    <div role="progressbar" className={v({ alignItems: "center", padding: 48 })}>
      <svg viewBox="0 0 32 32" width={26} height={26} className="turning" aria-hidden="true">
        <circle cx="16" cy="16" r="14" fill="none" strokeWidth="4" stroke={accent.main} strokeOpacity="0.2" />
        <path d="M16 2a14 14 0 0 1 14 14" fill="none" strokeWidth="4" stroke={accent.main} />
      </svg>
    </div>
  )
}

function Frame({ onClose, children }: { onClose(): void; children: ReactNode }) {
  return (
    <div
      role="dialog"
      aria-modal="true"
      aria-labelledby="modal-header"
      className={v({ position: "fixed", inset: 0, alignItems: "center", overflowY: "auto", zIndex: 1 })}
    >
      <div className={v({ position: "fixed", inset: 0, zIndex: -1 })} style={{ backgroundColor: look.veil }} />
      <div
        className={v({ width: 600, maxWidth: "100%", borderRadius: 16, marginTop: "5vh", marginBottom: 24 })}
        style={{ backgroundColor: look.back, color: look.words }}
      >
        <div className={v({ flexDirection: "row", alignItems: "center", height: 53, padding: "0 8px" })}>
          <button
            type="button"
            aria-label={words.close}
            data-testid="app-bar-close"
            data-hover="tint"
            className={v({ padding: 8, borderRadius: 9999 })}
            style={{ color: look.words }}
            onClick={onClose}
          >
            <Icon name="close" size={20} />
          </button>
          <h2 id="modal-header" className={t({ position: "absolute", opacity: 0, pointerEvents: "none" })}>
            {words.post}
          </h2>
        </div>
        {children}
      </div>
    </div>
  )
}

/** X's composer dialog; it asks before words are lost. */
export function ComposerDialog({ inReplyTo, initial, onClose, onSent }: DialogProps) {
  const loaded = useLoaded()
  const [asking, setAsking] = useState(false)
  const draft: Draft = useDraft(inReplyTo, initial, onSent ?? onClose)
  const close = () => (draft.text.trim() ? setAsking(true) : onClose())
  useEscape(() => (asking ? setAsking(false) : close()))
  return (
    <>
      <Frame onClose={close}>
        {loaded ? <Composer draft={draft} inReplyTo={inReplyTo} initial={initial} /> : <Spinner />}
      </Frame>
      {asking && <DiscardSheet onDiscard={onClose} onCancel={() => setAsking(false)} />}
    </>
  )
}
