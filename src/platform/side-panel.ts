/** Opens the side panel beside a page. Chrome allows it only before the first `await` of a handler that a person's press began. */
export function openSidePanel(windowId: number): void {
  chrome.sidePanel.open({ windowId }).catch(() => {
    // The press was not a person's, or Chrome has forgotten it: the toolbar icon still opens the panel.
  })
}

/** A press on the toolbar icon opens the panel. */
export function openPanelFromIcon(): void {
  chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }).catch(() => {
    // A browser without side panels: the panel is still there as a tab.
  })
}
