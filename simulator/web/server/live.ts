import type { World } from "../../contract"
import type { LiveNews } from "../wire"
import type { Answer } from "./exchange"
import { views } from "./views"

/** Tells an open page what happens in the world, as server-sent events, until it goes away. */
export function live(world: World, answer: Answer): void {
  answer.statusCode = 200
  answer.setHeader("content-type", "text/event-stream")
  answer.setHeader("cache-control", "no-store")
  answer.write(": the world is listening\n\n")
  const tell = (news: LiveNews) => answer.write(`data: ${JSON.stringify(news)}\n\n`)
  const stop = world.listen((news) => {
    if (news.type === "dm" || news.type === "dm removed") tell({ type: "dm" })
    if (news.type === "post removed") tell({ type: "removed", id: news.post.id })
    if (news.type !== "posted") return
    const post = views(world).post(news.post)
    tell({ type: "posted", row: { post, lineAbove: false, lineBelow: false }, root: !news.post.inReplyTo })
  })
  answer.on("close", stop)
}
