import { dollarText } from './cost.ts';
import { busiestWeekNote, perPerson, roleHeadings, roleRows, type Summary, summaryFigures } from './summary.ts';

/** What only a clock on the wall and the operating system know of a run: never written to a file. */
export interface Effort {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

/** The summary for a terminal. */
export function summaryText(summary: Summary, { seconds, peakMegabytes }: Effort): string {
  const { invited, costs, dollars, program, company, status } = summary;
  const pace = seconds > 0 ? (invited / seconds).toFixed(1) : '-';
  return [
    `${program}, ${company}: ${status}`,
    '',
    aligned([
      ...summaryFigures(summary),
      ['This run', `${seconds.toFixed(1)} s, ${pace} people/s, ${String(Math.round(peakMegabytes))} MB at most`],
    ]),
    '',
    aligned([roleHeadings, ...roleRows(summary)]),
    busiestWeekNote,
    '',
    aligned([
      ...costs.map((line) => [line.service, dollarText(line.dollars), line.usage]),
      ['Together', dollarText(dollars), `${perPerson(summary)} per person invited, at list prices of eu-west-1`],
    ]),
  ].join('\n');
}

/** Columns as wide as their widest cell, two spaces apart. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, lengthOf(cell));
  return rows
    .map((row) =>
      row
        .map((cell, index) => `${cell}${' '.repeat((widths[index] ?? 0) - lengthOf(cell))}`)
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function lengthOf(text: string): number {
  return Array.from(text.normalize('NFC')).length;
}
