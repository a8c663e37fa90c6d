import { createContext, type ReactNode, useContext, useState } from "react"
import * as css from "./notice.module.css"

const Notice = createContext<(sentence: string) => void>(() => {})

/** Says one sentence at the foot of the page: why something that was pressed did not happen. */
export const useNotice = () => useContext(Notice)

/** Shows the latest notice until it is put away. */
export function Notices({ children }: { children: ReactNode }) {
  const [sentence, setSentence] = useState<string | null>(null)
  return (
    <Notice.Provider value={setSentence}>
      {children}
      <div role="alert" className={css.place}>
        {sentence && (
          <p className={css.notice}>
            <span>{sentence}</span>
            <button type="button" className="plain small" onClick={() => setSentence(null)}>
              OK
            </button>
          </p>
        )}
      </div>
    </Notice.Provider>
  )
}
