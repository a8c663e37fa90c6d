import type { PlasmoCSConfig } from "plasmo"
import { ask } from "~messaging/ask"
import type { PAGE_PORT } from "~messaging/contract"
import { bodyOf } from "~page/body-of"
import { startPage } from "~page/start"
import { connectPort } from "~platform/page-port"
import { stillOurs } from "~platform/runtime"

// Read by parsing: a plain literal. mobile.* and www.* lead here by X's own redirects.
export const config: PlasmoCSConfig = {
  matches: ["https://x.com/*", "https://twitter.com/*"],
  run_at: "document_start",
}

// By type only: the contract's schemas are for the worker and would be most of this script.
const PORT: typeof PAGE_PORT = "aside.page"

// The observer stands before X draws its first post: a button that came after would move what the person already sees.
void bodyOf().then(() =>
  startPage({
    connect: () => connectPort(PORT),
    record: async (pressed) => {
      const answer = await ask({ say: "press", ...pressed })
      return answer.ok ? answer.value.conversion : null
    },
    posted: (conversion, reply) => void ask({ say: "posted", conversion, reply }),
    forget: (conversion) => void ask({ say: "forget", conversion }),
    openDesk: () => void ask({ say: "openDesk" }),
    stillOurs,
    load: () => import("~page/when-pressed"),
  }),
)
