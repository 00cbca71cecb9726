// Days as whole numbers, and where the ticks of an axis of days stand.

const DAY = 86400000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The number of the day of an ISO date, counted from 1970. */
export const day = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);

const parts = (number) => {
  const at = new Date(number * DAY);
  return [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
};

function number(year, month, date) {
  const at = new Date(0);
  at.setUTCFullYear(year, month, date);
  return Math.round(at.getTime() / DAY);
}

/** Steps from fine to coarse: [days it takes about, unit, how many]. */
const STEPS = [
  [1, "day", 1], [2, "day", 2], [7, "day", 7], [14, "day", 14], [30, "month", 1], [91, "month", 3], [182, "month", 6],
  [365, "year", 1], [730, "year", 2], [1826, "year", 5], [3652, "year", 10], [9131, "year", 25], [18262, "year", 50], [36525, "year", 100],
  [182625, "year", 500], [365250, "year", 1000], [1826250, "year", 5000],
];

/** At most `most` ticks from day `from` to day `to`: [[day, label], ...]. */
export function ticks(from, to, most) {
  const [, unit, step] = STEPS.find(([days]) => (to - from) / days <= most) ?? STEPS.at(-1);
  const found = [];
  let [year, month, date] = parts(Math.floor(from));
  if (unit === "day") {
    const first = Math.ceil(from / step) * step;
    for (let at = first; at <= to; at += step) found.push([at, label(at, "day", found.length === 0)]);
    return found;
  }
  if (unit === "month") month = Math.floor(month / step) * step;
  else [year, month] = [Math.floor(year / step) * step, 0];
  for (let at = number(year, month, 1); at <= to; at = number(year, month, 1)) {
    if (at >= from) found.push([at, label(at, unit, found.length === 0)]);
    if (unit === "month") month += step;
    else year += step;
  }
  return found;
}

function label(at, unit, first) {
  const [year, month, date] = parts(at);
  if (unit === "year") return String(year);
  if (unit === "month") return first || month === 0 ? `${MONTHS[month]} ${year}` : MONTHS[month];
  return first || (month === 0 && date <= 14) ? `${date} ${MONTHS[month]} ${year}` : `${date} ${MONTHS[month]}`;
}

/** The stretch that is shown first: all, or the crowded part where a few days lie far off. `spans` are [first, after]. */
export function crowded(spans) {
  const sorted = [...spans].sort((a, b) => a[0] - b[0]);
  const all = [Math.min(...sorted.map((s) => s[0])), Math.max(...sorted.map((s) => s[1]))];
  const groups = [];
  for (const [first, after] of sorted) {
    const last = groups.at(-1);
    if (last && first - last.to <= 0.15 * (all[1] - all[0])) [last.to, last.count] = [Math.max(last.to, after), last.count + 1];
    else groups.push({ from: first, to: after, count: 1 });
  }
  const main = groups.reduce((best, group) => (group.count > best.count ? group : best));
  return main.count >= 0.6 * spans.length && all[1] - all[0] > 6 * (main.to - main.from) ? [main.from, main.to] : all;
}
