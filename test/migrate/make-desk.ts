// `npx tsx test/migrate/make-desk.ts`: writes the desk of this version as it is stored, once, before the next rung is added.
import { writeFileSync } from "node:fs"
import { VERSION } from "~store/archive/format"
import { asText } from "./as-text"
import { wholeDesk } from "./whole-desk"

writeFileSync(new URL(`desk-${VERSION}.json`, import.meta.url), asText(wholeDesk()))
