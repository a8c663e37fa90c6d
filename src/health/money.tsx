import { type Billable, PRICES } from "~core/x-prices"
import { useRole } from "~room/me"
import type { HealthView, Spent } from "~store/reads/health"
import * as css from "./page.module.css"

const NAMES: Record<Billable, string> = {
  event: "Messages and events read",
  send: "Messages sent",
  delete: "Messages deleted",
  block: "Blocks and unblocks",
  me: "Sign-in checks",
}

const money = new Intl.NumberFormat("en", { style: "currency", currency: "USD", minimumFractionDigits: 2 })
const price = new Intl.NumberFormat("en", { style: "currency", currency: "USD", minimumFractionDigits: 3 })

/** Thousandths of a dollar as money. */
const dollars = (mills: number) => money.format(mills / 1_000)

/** What X charges for what Aside asked, by its published prices; the bill is X's. */
export function Money({ health: { accounts, today, month } }: { health: HealthView }) {
  const inTeam = useRole() !== null
  const kinds = (Object.keys(NAMES) as Billable[]).filter((what) => month.counts[what] > 0 || what === "event")
  return (
    <section aria-labelledby="money">
      <h2 id="money">Money</h2>
      <p className={css.about}>
        {inTeam
          ? "Counted for what this browser asked of X; each of the team’s gateways counts its own. At"
          : "Counted here, at"}{" "}
        X’s published prices, by X’s day (UTC). An event is charged once a day, however often it is read. X’s own bill
        is what counts.
      </p>
      <dl className={css.sums}>
        <Sum name="Today" spent={today} />
        <Sum name="This month" spent={month} />
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={css.table} tabIndex={0} aria-label="Charges this month">
        <table>
          <caption className="unseen">Charges today and this month</caption>
          <thead>
            <tr>
              {["What", "Price", "Today", "This month", "Cost this month"].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {kinds.map((what) => (
              <tr key={what}>
                <th scope="row">{NAMES[what]}</th>
                <td>{price.format(PRICES[what] / 1_000)}</td>
                <td>{today.counts[what]}</td>
                <td>{month.counts[what]}</td>
                <td>{dollars(month.counts[what] * PRICES[what])}</td>
              </tr>
            ))}
            {accounts.length > 1 &&
              accounts.map(({ account, today, month }) => (
                <tr key={account.id}>
                  <th scope="row">@{account.handle} in all</th>
                  <td />
                  <td>{dollars(today.cost)}</td>
                  <td />
                  <td>{dollars(month.cost)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

const Sum = ({ name, spent }: { name: string; spent: Spent }) => (
  <div>
    <dt>{name}</dt>
    <dd>{dollars(spent.cost)}</dd>
  </div>
)
