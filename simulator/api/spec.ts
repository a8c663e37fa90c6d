/** The version of X's published API text that the local X keeps to. */
export type Spec = "2.166" | "2.167"

/** What differs between two versions: names of fields and places, and the host in a problem's type. */
export interface Dialect {
  problems: string
  dmEventFields: readonly string[]
  dmExpansions: readonly string[]
  userFields: readonly string[]
  userExpansions: readonly string[]
  mediaFields: readonly string[]
  /** `tweet.fields` or `post.fields`. */
  postParameter: string
  postFields: readonly string[]
  /** The expansion that brings cited posts. */
  postExpansion: string
  /** The event's own list of cited posts. */
  referenced: string
  /** Where cited posts stand in `includes`. */
  included: "tweets" | "posts"
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Both dialects, taken from the OpenAPI texts of 2026-07-06 and 2026-08-07. */
export const DIALECTS: Record<Spec, Dialect> = {
  "2.166": {
    problems: "https://api.twitter.com/2/problems/",
    dmEventFields: words(`
    attachments created_at dm_conversation_id entities event_type id participant_ids referenced_tweets
    sender_id text
  `),
    dmExpansions: words(`
    attachments.media_keys participant_ids referenced_tweets.id sender_id
  `),
    userFields: words(`
    affiliation confirmed_email connection_status created_at description entities id is_identity_verified
    location most_recent_tweet_id name parody pinned_tweet_id profile_banner_url profile_image_url protected
    public_metrics receives_your_dm subscription subscription_type url username verified
    verified_followers_count verified_type withheld
  `),
    userExpansions: words(`
    affiliation.user_id most_recent_tweet_id pinned_tweet_id
  `),
    mediaFields: words(`
    alt_text duration_ms height media_key non_public_metrics organic_metrics preview_image_url
    promoted_metrics public_metrics type url variants width
  `),
    postParameter: "tweet.fields",
    postFields: words(`
    article attachments author_id card_uri community_id context_annotations conversation_id created_at
    display_text_range edit_controls edit_history_tweet_ids entities geo id in_reply_to_user_id lang
    matched_media_notes media_metadata non_public_metrics note_request_suggestions note_tweet organic_metrics
    paid_partnership possibly_sensitive promoted_metrics public_metrics referenced_tweets reply_settings
    scopes source suggested_source_links suggested_source_links_with_counts text withheld
  `),
    postExpansion: "referenced_tweets.id",
    referenced: "referenced_tweets",
    included: "tweets",
  },
  "2.167": {
    problems: "https://api.x.com/2/problems/",
    dmEventFields: words(`
    attachments created_at dm_conversation_id entities event_type id text
  `),
    dmExpansions: words(`
    attachments.media_keys participant_ids referenced_posts sender_id
  `),
    userFields: words(`
    confirmed_email connection_status created_at description entities id is_identity_verified location name
    parody profile_banner_url profile_image_url protected public_metrics receives_your_dm subscribes_to_you
    subscription subscription_type url username verified verified_followers_count verified_type withheld
  `),
    userExpansions: words(`
    affiliation most_recent_post_id pinned_post_id
  `),
    mediaFields: words(`
    alt_text duration_ms height media_key non_public_metrics organic_metrics preview_image_url
    promoted_metrics public_metrics type url variants width
  `),
    postParameter: "post.fields",
    postFields: words(`
    article article_title attachments card_uri community_id context_annotations conversation_id created_at
    display_text_range edit_controls entities geo id lang matched_media_notes media_metadata
    non_public_metrics note_post note_request_suggestions organic_metrics paid_partnership possibly_sensitive
    promoted_metrics public_metrics reply_settings scopes source suggested_source_links
    suggested_source_links_with_counts text withheld
  `),
    postExpansion: "referenced_posts",
    referenced: "referenced_posts",
    included: "posts",
  },
}
