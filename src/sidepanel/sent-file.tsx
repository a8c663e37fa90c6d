import type { Attachment } from "~core/send"
import { useLive } from "~room/use-live"
import { readFile } from "~store/reads/files"
import { Shown } from "./medium"
import * as css from "./medium.module.css"
import { kindOf } from "./sentences/attach"

/** The file of one of our own messages, as long as it is kept here. */
export function SentFile({ attachment: { file, name, type } }: { attachment: Attachment }) {
  const kept = useLive(["file", file], () => readFile(file))
  if (kept) return <Shown file={kept} said={name} />
  if (kept === undefined) return null
  return (
    <p className={css.absent}>
      {kindOf(type)}: <bdi>{name}</bdi>
    </p>
  )
}
