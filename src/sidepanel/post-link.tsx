/** Leads to a post on X, in a tab of its own. */
export function PostLink({ author, post, children }: { author: string; post: string; children?: string }) {
  return (
    <a href={`https://x.com/${author}/status/${post}`} target="_blank" rel="noreferrer">
      {children ?? `@${author}’s post`}
    </a>
  )
}
