import { dmButton } from "../../text/dm-link"
import type { PostView } from "../../wire"
import { PrivateMessageButton } from "./dm-button"
import { Photos } from "./photos"
import { Quoted } from "./quoted"
import { PostText } from "./text"
import { Video } from "./tracked"

/** What a post says and shows, between its author and its action row. */
export function Body({ post, ids, big = false }: { post: PostView; ids: string; big?: boolean }) {
  const button = dmButton(post.text)
  return (
    <>
      <PostText id={`${ids}t`} text={button ? button.text : post.text} big={big} />
      {button && <PrivateMessageButton href={button.href} />}
      <Photos handle={post.author.handle} postId={post.id} photos={post.photos} />
      {post.video && <Video />}
      {post.quoted && <Quoted quoted={post.quoted} labelledBy={`${ids}q`} />}
    </>
  )
}
