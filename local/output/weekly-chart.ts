import { Temporal } from 'temporal-polyfill';
import type { Letter } from './letters.ts';
import { html, type Markup } from './markup.ts';

const width = 760;
const height = 150;
const floor = 120;
const labelWidth = 48;

/** Emails sent per week, as bars; the text says what the bars show. */
export function weeklyChart(letters: readonly Letter[], timeZone: string): Markup {
  const sent = letters.filter(({ direction }) => direction === 'out').map(({ at }) => weekOf(at, timeZone));
  const [first] = sent;
  const last = sent.at(-1);
  if (first === undefined || last === undefined) return html`<p>No email was sent.</p>`;
  const weeks: { monday: Temporal.PlainDate; count: number }[] = [];
  for (let monday = first; Temporal.PlainDate.compare(monday, last) <= 0; monday = monday.add({ days: 7 }))
    weeks.push({ monday, count: sent.filter((week) => week.equals(monday)).length });
  const most = weeks.reduce((a, b) => (b.count > a.count ? b : a), { monday: first, count: 0 });
  const step = width / weeks.length;
  const bars = weeks.map(({ monday, count }, index) => {
    const tall = most.count === 0 ? 0 : (count / most.count) * (floor - 18);
    return html`<rect x="${fixed(index * step + 1)}" y="${fixed(floor - tall)}" width="${fixed(Math.max(1, step - 2))}" height="${fixed(tall)}"><title>Week of ${monday.toString()}: ${count}</title></rect>`;
  });
  const months = weeks.flatMap(({ monday }, index) =>
    index === 0 || monday.month !== weeks[index - 1]?.monday.month
      ? [
          html`<text x="${fixed(Math.min(index * step + 1, width - labelWidth))}" y="${height - 12}">${monday.toString().slice(0, 7)}</text>`,
        ]
      : [],
  );
  const words = `Emails sent per week from ${first.toString()} to ${last.toString()}; most in the week of ${most.monday.toString()}: ${String(most.count)}.`;
  return html`<div class="wide"><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${words}">
<line x1="0" y1="${floor + 0.5}" x2="${width}" y2="${floor + 0.5}"/>
${bars}
${months}
</svg></div>
<p class="soft small">${words}</p>`;
}

function weekOf(at: string, timeZone: string): Temporal.PlainDate {
  const day = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate();
  return day.subtract({ days: day.dayOfWeek - 1 });
}

function fixed(number: number): string {
  return number.toFixed(1);
}
