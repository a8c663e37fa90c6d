import { Icon, type IconName } from "../icons"
import { look } from "../look"
import { v } from "../styles"
import { words } from "../words"
import { Deep } from "./deep"

function Small({ icon, label, testId }: { icon: IconName; label: string; testId?: string }) {
  return (
    <Deep by={2}>
      <button
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={false}
        data-testid={testId}
        className={v({ justifyContent: "center" })}
        style={{ color: look.soft }}
      >
        <Deep by={2}>
          <Icon name={icon} />
        </Deep>
      </button>
    </Deep>
  )
}

/** What stands in the upper corner of a post: a button without a test id, and its menu. */
export function Corner() {
  return (
    <>
      <Small icon="slash" label="Grok" />
      <Small icon="more" label={words.more} testId="caret" />
    </>
  )
}
