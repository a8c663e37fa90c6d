import type { Boot } from "../wire"

function read(): Boot {
  const element = document.getElementById("boot")
  if (!element?.textContent) throw new Error("The page came without what it needs to start.")
  return JSON.parse(element.textContent) as Boot
}

/** What the server said about this page when it was loaded. */
export const boot = read()
