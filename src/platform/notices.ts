import { browser } from "./browser"

/** A notification with up to two buttons; a second one with the same id takes the first one's place. */
export interface Notice {
  id: string
  title: string
  text: string
  buttons: string[]
}

/** Shows a notification. The person may have switched them off: then nothing happens. */
export function show({ id, title, text, buttons }: Notice): Promise<unknown> {
  return new Promise((resolve) => {
    chrome.notifications.create(
      id,
      {
        type: "basic",
        iconUrl: browser.runtime.getURL(browser.runtime.getManifest().icons?.["128"] ?? ""),
        title,
        message: text,
        buttons: buttons.map((label) => ({ title: label })),
        requireInteraction: true,
      },
      () => resolve(chrome.runtime.lastError),
    )
  })
}

/** Takes a notification away. */
export const hide = (id: string): Promise<boolean> => browser.notifications.clear(id)

/** Calls back with the notification's id and which button was pressed (null: the notification itself). */
export function onNoticePress(pressed: (id: string, button: number | null) => void): void {
  browser.notifications.onClicked.addListener((id) => pressed(id, null))
  browser.notifications.onButtonClicked.addListener((id, button) => pressed(id, button))
}

/** The number on the toolbar icon; none at 0. */
export async function setBadge(count: number): Promise<void> {
  await browser.action.setBadgeText({ text: count > 0 ? String(Math.min(count, 999)) : "" })
  await browser.action.setBadgeBackgroundColor({ color: "#1d6f42" })
}
