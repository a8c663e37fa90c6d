// A team's day in a minute or two, headless: each step printed as it happens, with pictures of it in `tour/team/`.
import { openAlbum } from "../album"
import { atTheDesk } from "./journey/at-the-desk"
import { gather } from "./journey/gather"
import { inTrouble } from "./journey/in-trouble"
import { openTeamStage } from "./stage"

const album = openAlbum("team")
const stage = await openTeamStage({ x: { customers: { followMs: 1_000, answerMs: 600_000 } } })
try {
  const team = await gather(stage, album)
  await atTheDesk(stage, team, album)
  await inTrouble(stage, team, album)
  process.stdout.write("\nOne desk for three browsers works, from the key to the reply. Pictures: tour/team/\n")
} catch (error) {
  process.stdout.write(
    `\nThe tour stopped after step ${album.steps()}: ${error instanceof Error ? error.message : error}\n`,
  )
  process.exitCode = 1
} finally {
  await stage.close()
}
