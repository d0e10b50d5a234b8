import type { Figure } from '../domain/evaluation/figures.ts';
import type { FigureText } from './figure-text.ts';
import { htmlText } from './html-text.ts';
import type { CountRow, FigureRow, Mark, RatingTable } from './report-sections.ts';

/** How many want something and how many teach it. */
export interface PairedRow {
  readonly label: string;
  readonly wanted: number;
  readonly taught: number;
}

/** What a screen reader is told in place of a drawing. */
export interface ChartWords {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

const width = 720;
const rowHeight = 34;
const plot = { left: 300, right: 570 }; // the label stands left of it, the value right
const valueAt = plot.right + 14;

/** Horizontal bars, each scale's first bar being the longest; a small count has no bar. */
export function countChart(rows: readonly CountRow[], words: ChartWords, text: FigureText): string {
  let scale = 1;
  let y = 0;
  const bars = rows.map(({ label, count, startsScale = false }, index) => {
    if (index > 0) y += startsScale ? rowHeight + 12 : rowHeight;
    if (index === 0 || startsScale) scale = count === 'few' || count === 0 ? 1 : count;
    const length = count === 'few' ? 0 : Math.min(1, count / scale) * (plot.right - plot.left);
    return `${labelAt(y, label)}<rect class="bar" x="${px(plot.left)}" y="${px(y + 6)}" width="${px(length)}" height="22" rx="3"/>${valueText(y, text.count(count))}`;
  });
  return drawing(y + rowHeight, words, bars.join(''));
}

/** What is wanted and what there is, two bars a row on one scale: the second one is outlined, so that nothing is told by color alone. */
export function pairedChart(rows: readonly PairedRow[], words: ChartWords): string {
  const scale = Math.max(1, ...rows.flatMap(({ wanted, taught }) => [wanted, taught]));
  const bar = (y: number, count: number, kind: string) =>
    `<rect class="${kind}" x="${px(plot.left)}" y="${px(y)}" width="${px((count / scale) * (plot.right - plot.left))}" height="11" rx="2"/>`;
  const bars = rows.map(({ label, wanted, taught }, index) => {
    const y = index * rowHeight;
    return `${labelAt(y, label)}${bar(y + 5, wanted, 'bar wanted')}${bar(y + 18, taught, 'bar taught')}${valueText(y, `${String(wanted)} / ${String(taught)}`)}`;
  });
  return drawing(rows.length * rowHeight, words, bars.join(''));
}

/** The bar alone, for a legend. */
export function legendBar(kind: 'wanted' | 'taught'): string {
  return `<svg class="key" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><rect class="bar ${kind}" x="1" y="3" width="14" height="10" rx="2"/></svg>`;
}

/** Mean changes with their intervals around a line at zero. */
export function changeChart(rows: readonly FigureRow[], words: ChartWords, text: FigureText): string {
  const ends = rows.flatMap(({ figure }) => (figure.kind === 'change' ? figure.interval : []));
  const [low, high] = [
    Math.max(-4, Math.min(-1, Math.floor(Math.min(...ends, 0)))),
    Math.min(4, Math.max(2, Math.ceil(Math.max(...ends, 0)))),
  ];
  const x = (value: number): number =>
    plot.left + ((clamp(value, low, high) - low) / (high - low)) * (plot.right - plot.left);
  const ticks = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  const marks = rows.map(({ label, figure, mark }, index) => {
    const y = index * rowHeight;
    if (figure.kind !== 'change') return labelAt(y, label) + noValue(y, text, figure);
    const [from, to] = figure.interval;
    return `${labelAt(y, label)}${whisker(y, x(from), x(to))}${markAt(mark, x(figure.change), y + 17)}${valueText(y, text.signed(figure.change))}`;
  });
  const height = rows.length * rowHeight;
  return drawing(height + 26, words, axis(ticks, x, height, text.signed) + marks.join(''));
}

/** Shares with their intervals, from 0 to 100 %. */
export function shareChart(rows: readonly FigureRow[], words: ChartWords, text: FigureText): string {
  const x = (share: number): number => plot.left + share * (plot.right - plot.left);
  const bars = rows.map(({ label, figure }, index) => {
    const y = index * rowHeight;
    if (figure.kind !== 'share' && figure.kind !== 'at-least') return labelAt(y, label) + noValue(y, text, figure);
    const bar = `<rect class="${figure.kind === 'share' ? 'bar' : 'bar open'}" x="${px(plot.left)}" y="${px(y + 6)}" width="${px(x(figure.share) - plot.left)}" height="22" rx="3"/>`;
    const [interval, value] =
      figure.kind === 'share'
        ? [whisker(y, x(figure.interval[0]), x(figure.interval[1])), text.percent(figure.share)]
        : ['', text.figure(figure)];
    return `${labelAt(y, label)}${bar}${interval}${valueText(y, value)}`;
  });
  const height = rows.length * rowHeight;
  return drawing(height + 26, words, axis([0, 0.25, 0.5, 0.75, 1], x, height, text.percent) + bars.join(''));
}

/** Both sides' mean ratings over the sessions; mentors are round, leaders square. */
export function ratingsChart({ points }: RatingTable, words: ChartWords, text: FigureText): string {
  const [left, right, top, bottom] = [44, width - 30, 20, 190];
  const x = (index: number): number =>
    points.length < 2 ? (left + right) / 2 : left + 30 + (index * (right - left - 60)) / (points.length - 1);
  const y = (rating: number): number => bottom - ((rating - 1) / 4) * (bottom - top);
  const grid = [1, 2, 3, 4, 5].map(
    (rating) =>
      `<line class="grid" x1="${px(left)}" x2="${px(right)}" y1="${px(y(rating))}" y2="${px(y(rating))}"/><text class="small" x="${px(left - 10)}" y="${px(y(rating) + 4)}" text-anchor="end">${String(rating)}</text>`,
  );
  const names = points.map(
    ({ session }, index) =>
      `<text class="small" x="${px(x(index))}" y="${px(bottom + 24)}" text-anchor="middle">${String(session)}</text>`,
  );
  const series = (['mentor', 'mentee'] as const).map((side) => {
    const drawn = points.flatMap((point, index) => {
      const figure = point[side];
      const other = point[side === 'mentor' ? 'mentee' : 'mentor'];
      if (figure?.kind !== 'mean') return [];
      const isAbove =
        other?.kind !== 'mean' || figure.mean > other.mean || (figure.mean === other.mean && side === 'mentor');
      return [
        {
          x: x(index),
          y: y(figure.mean),
          label: text.decimal(figure.mean),
          labelY: y(figure.mean) + (isAbove ? -12 : 23),
        },
      ];
    });
    const line = `<polyline class="line ${side}" points="${drawn.map((point) => `${px(point.x)},${px(point.y)}`).join(' ')}"/>`;
    const marks = drawn.map(
      (point) =>
        `${markAt(side, point.x, point.y)}<text class="small strong" x="${px(point.x)}" y="${px(point.labelY)}" text-anchor="middle">${htmlText(point.label)}</text>`,
    );
    return line + marks.join('');
  });
  return drawing(bottom + 34, words, grid.join('') + names.join('') + series.join(''));
}

/** The mark alone, for a legend. */
export function legendMark(mark: Mark): string {
  return `<svg class="key" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${markAt(mark, 8, 8)}</svg>`;
}

function drawing(height: number, { id, title, description }: ChartWords, content: string): string {
  return `<svg viewBox="0 0 ${px(width)} ${px(height)}" role="img" aria-labelledby="${id}-title ${id}-desc"><title id="${id}-title">${htmlText(title)}</title><desc id="${id}-desc">${htmlText(description)}</desc>${content}</svg>`;
}

function axis(
  ticks: readonly number[],
  x: (value: number) => number,
  height: number,
  name: (value: number) => string,
): string {
  return ticks
    .map(
      (tick) =>
        `<line class="${tick === 0 ? 'grid zero' : 'grid'}" x1="${px(x(tick))}" x2="${px(x(tick))}" y1="0" y2="${px(height)}"/><text class="small" x="${px(x(tick))}" y="${px(height + 18)}" text-anchor="middle">${htmlText(name(tick))}</text>`,
    )
    .join('');
}

function whisker(y: number, from: number, to: number): string {
  const middle = y + 17;
  return `<path class="whisker" d="M${px(from)} ${px(middle)}H${px(to)}M${px(from)} ${px(middle - 5)}v10M${px(to)} ${px(middle - 5)}v10"/>`;
}

function markAt(mark: Mark, x: number, y: number): string {
  if (mark === 'mentee') return `<rect class="mark mentee" x="${px(x - 6)}" y="${px(y - 6)}" width="12" height="12"/>`;
  return `<circle class="mark ${mark}" cx="${px(x)}" cy="${px(y)}" r="6.5"/>`;
}

function labelAt(y: number, label: string): string {
  return `<text x="0" y="${px(y + 22)}">${htmlText(label)}</text>`;
}

function valueText(y: number, value: string): string {
  return `<text class="strong" x="${px(valueAt)}" y="${px(y + 22)}">${htmlText(value)}</text>`;
}

function noValue(y: number, text: FigureText, figure: Figure): string {
  return `<text class="small over" x="${px(plot.left + 8)}" y="${px(y + 22)}">${htmlText(text.figure(figure))}</text>`;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
