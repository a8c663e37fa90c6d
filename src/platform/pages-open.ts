/** Whether a page of ours is open anywhere: the panel, the settings, a tab. */
export async function pagesOpen(): Promise<boolean> {
  const contexts = await chrome.runtime.getContexts({
    contextTypes: ["SIDE_PANEL", "TAB"] as chrome.runtime.ContextType[],
  })
  return contexts.length > 0
}
