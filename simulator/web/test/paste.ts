import type { Page } from "puppeteer-core"

/**
 * Pastes as a content script would: a synthetic event from an isolated world, the caret at the end of what stands
 * there.
 */
export async function pasteIsolated(page: Page, selector: string, text: string): Promise<void> {
  const session = await page.createCDPSession()
  const { frameTree } = await session.send("Page.getFrameTree")
  const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id })
  const { exceptionDetails } = await session.send("Runtime.callFunctionOn", {
    functionDeclaration: String(paste),
    executionContextId,
    arguments: [{ value: selector }, { value: text }],
  })
  await session.detach()
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
}

function paste(selector: string, text: string): void {
  const box = document.querySelector<HTMLElement>(selector)
  if (!box) throw new Error("There is no box.")
  box.focus()
  getSelection()?.selectAllChildren(box)
  getSelection()?.collapseToEnd()
  const clipboardData = new DataTransfer()
  clipboardData.setData("text/plain", text)
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
}
