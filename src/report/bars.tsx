import { AutoScaleAxis, BarChart } from "chartist"
import { useEffect, useRef } from "react"
import * as css from "./bars.module.css"

/** Bars of one chart: a label for each, and one or more series of values as long as the labels. */
export interface BarsProps {
  labels: readonly string[]
  series: readonly { name: string; values: readonly number[] }[]
  /** Series stand one on the other rather than side by side. */
  stacked?: boolean
  /** How a value on the axis is written. */
  written?: (value: number) => string
}

/** Most bars drawn; the table beneath has all. */
const MOST = 12
const LABEL_PX = 112

/** Horizontal bars. Only drawn: whoever can't see them has the table beneath. */
export function Bars({ labels, series, stacked = false, written = String }: BarsProps) {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(written)
  latest.current = written
  const shown = JSON.stringify({
    labels: labels.slice(0, MOST),
    values: series.map(({ values }) => values.slice(0, MOST)),
  })
  useEffect(() => {
    if (!place.current) return
    const { labels, values } = JSON.parse(shown) as { labels: string[]; values: number[][] }
    const chart = new BarChart(
      place.current,
      // Chartist draws from the bottom up; the first belongs on top.
      { labels: labels.toReversed(), series: drawn(values, stacked) },
      {
        horizontalBars: true,
        stackBars: stacked,
        seriesBarDistance: 12,
        chartPadding: { top: 0, right: 40, bottom: 0, left: 0 },
        axisX: {
          type: AutoScaleAxis,
          onlyInteger: true,
          scaleMinSpace: 48,
          low: 0,
          labelInterpolationFnc: (value) => latest.current(Number(value)),
        },
        axisY: { offset: LABEL_PX, showGrid: false },
      },
    )
    return () => {
      chart.detach()
    }
  }, [shown, stacked])
  const rows = Math.min(labels.length, MOST) * (stacked ? 1 : series.length)
  return (
    <div aria-hidden="true">
      {series.length > 1 && (
        <ul className={css.legend}>
          {series.map(({ name }, i) => (
            <li key={name} data-shade={shadeOf(i, series.length)}>
              {name}
            </li>
          ))}
        </ul>
      )}
      <div
        ref={place}
        className={series.length > 1 ? `${css.bars} ${css.many}` : css.bars}
        data-thin={!stacked && series.length > 1}
        style={{ height: rows * (stacked || series.length === 1 ? 26 : 16) + 36 }}
      />
    </div>
  )
}

/** Six steps grow stronger; of two, the first is what one looks for. */
const shadeOf = (i: number, of: number) => (of === 2 ? "db" : "abcdef")[i] ?? "d"

/** Each series with its shade, from the bottom up. */
function drawn(values: readonly (readonly number[])[], stacked: boolean) {
  const series = values.map((each, i) => ({
    className: `ct-series-${shadeOf(i, values.length)}`,
    data: each.toReversed(),
  }))
  return stacked ? series : series.toReversed()
}
