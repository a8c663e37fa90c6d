import { look } from "../look"
import { t, v } from "../styles"
import { words } from "../words"

/** X's question before words are lost. */
export function DiscardSheet({ onDiscard, onCancel }: { onDiscard(): void; onCancel(): void }) {
  const button = {
    borderRadius: 9999,
    minHeight: 44,
    alignItems: "center",
    justifyContent: "center",
    marginTop: 12,
  } as const
  return (
    <div
      className={v({ position: "fixed", inset: 0, alignItems: "center", justifyContent: "center", zIndex: 2 })}
      style={{ backgroundColor: look.veil }}
    >
      <div
        role="alertdialog"
        aria-modal="true"
        data-testid="confirmationSheetDialog"
        className={v({ width: 320, borderRadius: 16, padding: 32 })}
        style={{ backgroundColor: look.back, color: look.words }}
      >
        <h1 className={t({ fontSize: 20, lineHeight: "24px", fontWeight: 700, display: "block", marginBottom: 8 })}>
          {words.discardTitle}
        </h1>
        <div className={t({ display: "block", marginBottom: 12 })} style={{ color: look.soft }}>
          {words.discardText}
        </div>
        <button
          type="button"
          data-testid="confirmationSheetConfirm"
          className={v(button)}
          style={{ backgroundColor: "rgb(244, 33, 46)", color: "#fff" }}
          onClick={onDiscard}
        >
          <span className={t({ fontWeight: 700 })}>{words.discard}</span>
        </button>
        <button
          type="button"
          data-testid="confirmationSheetCancel"
          className={v(button, { borderWidth: 1 })}
          style={{ borderColor: look.line, color: look.words }}
          onClick={onCancel}
        >
          <span className={t({ fontWeight: 700 })}>{words.cancel}</span>
        </button>
      </div>
    </div>
  )
}
