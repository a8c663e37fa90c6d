import { dmButton } from "../../text/dm-link"
import type { PostView } from "../../wire"
import { PrivateMessageButton } from "./dm-button"
import { Photos } from "./photos"
import { Quoted } from "./quoted"
import { CutText, PostText } from "./text"
import { Video } from "./tracked"

/** What a post says and shows, between its author and its action row. */
export function Body({ post, ids, big = false }: { post: PostView; ids: string; big?: boolean }) {
  const button = dmButton(post.text)
  const text = button ? button.text : post.text
  return (
    <>
      {big ? <PostText id={`${ids}t`} text={text} big /> : <CutText id={`${ids}t`} text={text} />}
      {button && <PrivateMessageButton href={button.href} />}
      <Photos handle={post.author.handle} postId={post.id} photos={post.photos} />
      {post.video && <Video />}
      {post.quoted && <Quoted quoted={post.quoted} labelledBy={`${ids}q`} />}
    </>
  )
}
