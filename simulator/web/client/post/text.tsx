import { useState } from "react"
import { type Segment, segments } from "../../text/segments"
import { limit, weightedLength } from "../../text/weighted-length"
import { Link } from "../link"
import { accent, look } from "../look"
import { roles } from "../roles"
import { r, row, s, t, v } from "../styles"
import { words } from "../words"

/** The address of an emoji's picture. */
function emojiSource(emoji: string): string {
  const points = [...emoji].map((character) => (character.codePointAt(0) ?? 0).toString(16))
  return `/i/emoji/${points.join("-")}.svg`
}

function Inside({ to, children }: { to: string; children: string }) {
  return (
    <div className={v({ display: "inline-flex" })}>
      <span className={r(row)}>
        <Link dir="ltr" href={to} className={t()} style={{ color: accent.main, font: "inherit" }} data-hover="line">
          {children}
        </Link>
      </span>
    </div>
  )
}

function Outside({ href, text }: { href: string; text: string }) {
  const bare = text.replace(/^https?:\/\/(www\.)?/i, "")
  const shown = bare.slice(0, 27)
  const hidden = r({ fontSize: 0, lineHeight: 0 })
  return (
    <a
      dir="ltr"
      href={href}
      {...roles.link}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className={t()}
      style={{ color: accent.main, font: "inherit" }}
      data-hover="line"
    >
      <span aria-hidden="true" className={hidden}>
        {text.slice(0, text.length - bare.length)}
      </span>
      {shown}
      {shown !== bare && (
        <span aria-hidden="true" className={hidden}>
          {bare.slice(27)}
        </span>
      )}
      {shown !== bare && <span aria-hidden="true">…</span>}
    </a>
  )
}

function Piece({ segment, linked }: { segment: Segment; linked: boolean }) {
  if (segment.kind === "emoji") {
    const size = s({ height: "1.2em", width: "1.2em", margin: "0 0.075em", verticalAlign: "-20%" })
    return (
      <img alt={segment.text} draggable="false" src={emojiSource(segment.text)} title={segment.text} className={size} />
    )
  }
  if (segment.kind === "text" || !linked) return <span className={r()}>{segment.text}</span>
  if (segment.kind === "url") return <Outside href={segment.href} text={segment.text} />
  if (segment.kind === "mention") return <Inside to={`/${segment.handle}`}>{segment.text}</Inside>
  return <Inside to={`/search?q=${encodeURIComponent(segment.text)}`}>{segment.text}</Inside>
}

interface PostTextProps {
  id?: string
  text: string
  big?: boolean
  /** Inside a quoted post nothing is a link, and five lines are shown. */
  quoted?: boolean
}

// What is shown of a text that is too long for a timeline: to the last space before here, in UTF-16 units.
const shownAtMost = 280

function cutOff(text: string): string {
  const space = text.lastIndexOf(" ", shownAtMost)
  // Japanese has no spaces, and each of its characters counts two.
  return `${text.slice(0, space > 0 ? space : shownAtMost / 2)}…`
}

/** A post's words in a timeline: a long one is cut, and a button shows the rest. */
export function CutText({ id, text }: { id: string; text: string }) {
  const [whole, setWhole] = useState("")
  const cut = whole !== text && weightedLength(text) > limit
  return (
    <div className={v()}>
      <PostText id={id} text={cut ? cutOff(text) : text} />
      {cut && (
        <button
          type="button"
          data-testid="tweet-text-show-more-link"
          className={v({ alignItems: "flex-start" })}
          style={{ color: accent.main }}
          onClick={(event) => {
            event.stopPropagation()
            setWhole(text)
          }}
        >
          <span className={t()}>{words.showMore}</span>
        </button>
      )}
    </div>
  )
}

/** A post's words as X draws them: emoji are pictures, names, tags and addresses are links. */
export function PostText({ id, text, big = false, quoted = false }: PostTextProps) {
  if (!text) return null
  const clamp = { display: "-webkit-box", WebkitLineClamp: 5, WebkitBoxOrient: "vertical", overflow: "hidden" } as const
  return (
    <div
      id={id}
      dir="auto"
      lang="en"
      data-testid="tweetText"
      className={t({ display: "block" }, big && { fontSize: 17, lineHeight: "24px" }, quoted && clamp)}
      style={{ color: look.words }}
    >
      {segments(text).map((segment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
        <Piece key={index} segment={segment} linked={!quoted} />
      ))}
    </div>
  )
}
