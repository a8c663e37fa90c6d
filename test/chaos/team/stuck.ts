import { tablesOf } from "../../../scripts/browser/rows"
import type { TeamRun } from "./run"

/** Why nothing moves any more, for whoever has to find out: leases as the server has them, and what the admin's browser knows. */
export async function whyStuck({ stage, keeper, hands }: TeamRun): Promise<string> {
  const leases = await Promise.all(
    ["desk", "keep", "1420000000000000001"].map(async (lease) => {
      const asked = JSON.stringify({ last_by_subj: `lease.${lease}` })
      const answer = await keeper.request("$JS.API.DIRECT.GET.aside", asked, { timeout: 5_000 })
      return `${lease}: ${answer.headers?.code ? "nobody's" : answer.string()}`
    }),
  )
  const [admin] = hands
  const page = (await admin?.member.panel())?.page
  const known =
    page &&
    (await tablesOf<unknown>(page, ["teamLine", "replica", "accounts", "standings", "sends"], {
      keep: `(rows) => ({ ...rows, sends: rows.sends.filter(({ status }) => status !== "sent" && status !== "dropped") })`,
    }))
  const asked = stage.x.requests.slice(-5).map(({ method, path, status }) => `${method} ${path} ${status}`)
  const names = hands.map(({ id, member }) => `${member.name} ${id}`)
  return [...names, ...leases, JSON.stringify(known), ...asked].join("\n")
}
