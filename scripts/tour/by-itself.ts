// The main job, done headless from post to reply: each step printed as it happens, with a picture in `tour/`.
import type { Page } from "puppeteer-core"
import { screenOf } from "../browser/screen"
import {
  connectAccount,
  goAvailable,
  openHome,
  openPanelFromPage,
  openPanelTab,
  openSettings,
  postReply,
  pressDmLink,
} from "./acts"
import { openAlbum } from "./album"
import { openStage, type Stage } from "./stage"

const CUSTOMER = { handle: "mona_reads", name: "Mona Lindqvist" }

const { happened, steps } = openAlbum()

async function tour(stage: Stage): Promise<void> {
  const settings = await openSettings(stage)
  await settings.see("button", "Connect account")
  await happened("A first run: nothing is connected, four steps lead on", settings.page)
  await connectAccount(stage, settings)
  await settings.read("@acme_air")
  await happened("The brand signed in on X's own page; @acme_air is connected", settings.page)

  const home = await openHome(stage)
  const panel = await openPanelFromPage(stage, home.page, CUSTOMER.handle)
  await goAvailable(panel)
  await happened("A press on the page opened the side panel; the agent is available", panel.page)

  await home.page.bringToFront()
  const text = await pressDmLink(home.page, CUSTOMER.handle)
  if (!/recipient_id=\d+$/.test(text.trim())) throw new Error(`The link is not last: ${text}`)
  await happened("One press: X's reply box holds the words, the DM link last", home.page)
  await postReply(home.page)
  await happened("The person pressed X's own button; X confirmed the reply", home.page)
  await answerIn(stage, panel.page)
}

async function answerIn(stage: Stage, page: Page): Promise<void> {
  const panel = screenOf(page)
  await panel.see("region", "Offer", 60_000)
  await happened("The customer followed the link; their DM is offered", page)
  await panel.press("button", "Accept")
  await panel.see("link", "Original post")
  await happened("Accepted: the profile, the original post, the composer open", page)
  await panel.write("textbox", "Message", "Thank you, Mona. What does your bag look like, and where shall we bring it?")
  await panel.press("button", "Send")
  await panel.read("Queued")
  await panel.read("Sent")
  await happened("The reply was sent to X", page)
  await panel.see("region", "New message", 60_000)
  await happened("The customer answered: a green banner", page)
  await panel.press("button", "Reply")
  await panel.write(
    "textbox",
    "Message",
    "Found it & it flies to you tonight: https://acme.example/bags?tag=4471&to=LIS",
  )
  await panel.press("button", "Send")
  await stage.x.until(
    () => stage.x.customer(CUSTOMER.handle).heard().length === 2,
    "the second reply to reach X",
    30_000,
  )
  await panel.until(() => document.body.innerText.split("Sent").length > 2)
  await happened("The second reply was sent", page)
  const tab = await openPanelTab(stage)
  await tab.see("list", "My customers")
  await happened("The same panel in a full tab", tab.page)
}

const stage = await openStage({ x: { customers: { followMs: 1_500, answerMs: 2_500 } } })
try {
  await tour(stage)
  process.stdout.write(`\nThe main job works, from post to reply. Pictures: tour/\n`)
} catch (error) {
  process.stdout.write(`\nThe tour stopped after step ${steps()}: ${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
} finally {
  await stage.close()
}
