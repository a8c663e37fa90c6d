/** Leads to a post on X, in a tab of its own. */
export function PostLink({ author, post, children }: { author: string | null; post: string; children?: string }) {
  return (
    <a href={`https://x.com/${author ?? "i"}/status/${post}`} target="_blank" rel="noreferrer">
      {children ?? (author ? `@${author}’s post` : "The post they mean")}
    </a>
  )
}
