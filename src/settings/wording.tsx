import { referenceWords } from "~core/reference"
import type { Settings } from "~core/settings"
import { CheckedSetting } from "./checked-setting"
import { ClosingWording } from "./closing-wording"
import { OnlyWhoMay } from "./only-who-may"
import * as css from "./wording.module.css"
import { Wordings } from "./wordings"

/** What is said in public: before the DM link, and when all is sorted; and what goes with the link. */
export function Wording({ settings, account }: { settings: Settings; account: string | null }) {
  const brand = account ?? "yourbrand"
  return (
    <section aria-labelledby="wording">
      <h2 id="wording">DM link wording</h2>
      <p id="wording-hint" className={css.hint}>
        <code>{"{{handle}}"}</code> and <code>{"{{name}}"}</code> are the author’s, <code>{"{{account}}"}</code> is
        yours; each counts 15. The link stands last, by itself.
      </p>
      <OnlyWhoMay say="setting">
        <Wordings wordings={settings.wordings} account={brand} />
        <div className={css.part}>
          <CheckedSetting name="addReference" label="Add a reference to the link" on={settings.addReference}>
            A customer who writes from another handle is still tied to their post. X shows “{referenceWords("K7Q2")}” in
            their message box.
          </CheckedSetting>
          <CheckedSetting
            name="guardPrivateData"
            label="Warn of private data in public replies"
            on={settings.guardPrivateData}
          >
            Typing an e-mail address, a phone, card or order number into a public reply suggests the DM link instead.
          </CheckedSetting>
        </div>
        <div className={css.part}>
          <ClosingWording wording={settings.closingWording} account={brand} />
          <p className={css.hint}>
            “Close the loop on X” puts it into X’s reply box under the original post. You post it, or not.
          </p>
        </div>
      </OnlyWhoMay>
    </section>
  )
}
