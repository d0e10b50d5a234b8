import { dateText } from '../domain/date-text.ts';
import type { ClosingFigures } from '../domain/evaluation/closing-figures.ts';
import type { Language } from '../domain/language.ts';
import type { LocalDate } from '../domain/working-calendar.ts';
import { type ChartWords, changeChart, countChart, legendMark, ratingsChart, shareChart } from './charts.ts';
import { type FigureText, figureText } from './figure-text.ts';
import { table, tableOf } from './html-table.ts';
import { htmlText } from './html-text.ts';
import { reportFrame } from './report-frame.ts';
import { reportLabels, sideLabels } from './report-labels.ts';
import { addsUpAnswers, type RatingTable, reportSections, type Section } from './report-sections.ts';

/** What a report says besides its figures; it names nobody. */
export interface ReportContext {
  readonly language: Language;
  readonly company: string;
  readonly program: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The closing report as one HTML file: no script, nothing loaded from elsewhere, light and dark, printable; tables say what charts show. */
export function reportPage(figures: ClosingFigures, context: ReportContext): string {
  const { language, company, program } = context;
  const text = figureText(language, figures.threshold);
  const title = `${reportLabels.title[language]}${text.colon}${program}`;
  const sections = reportSections(figures, language).map((section, index) =>
    sectionHtml(section, `part-${String(index + 1)}`, language, text),
  );
  return reportFrame({ language, company, title, subtitle: periodText(context), body: sections.join('\n') });
}

/** "Du 14 janvier 2027 au 13 juillet 2027", "14 January 2027 to 13 July 2027". */
export function periodText({ from, to, language }: ReportContext): string {
  const [start, end] = [dateText(from, language), dateText(to, language)];
  return language === 'fr' ? `Du ${start} au ${end}` : `From ${start} to ${end}`;
}

function sectionHtml(section: Section, id: string, language: Language, text: FigureText): string {
  const { title, notes, counts, figures, ratings, quotes } = section;
  const isList = counts.length + figures.length + ratings.length + quotes.length === 0;
  const noteHtml = isList
    ? `<ul>${notes.map((note) => `<li>${htmlText(note)}</li>`).join('')}</ul>`
    : notes.map((note) => `<p class="note">${htmlText(note)}</p>`).join('');
  const tables =
    figures.length > 0
      ? figureTable(section, language, text)
      : counts.length > 0
        ? countTable(section, language, text)
        : '';
  const measured = addsUpAnswers(section) ? `<figcaption>${othersOf(language)}</figcaption>` : '';
  return [
    `<section aria-labelledby="${id}">`,
    `<h2 id="${id}">${htmlText(title)}</h2>`,
    tables === '' ? '' : `<figure>${chartOf(section, id, language, text)}${tables}${measured}</figure>`,
    ...ratings.map((table, index) => ratingFigure(table, `${id}-chart-${String(index + 1)}`, language, text)),
    quotes.map((quote) => `<blockquote>${htmlText(quote)}</blockquote>`).join(''),
    noteHtml,
    '</section>',
  ].join('\n');
}

function chartOf({ title, chart, counts, figures }: Section, id: string, language: Language, text: FigureText): string {
  const words = (rows: readonly { label: string; value: string }[]): ChartWords => ({
    id: `${id}-chart`,
    title,
    description: rows.map(({ label, value }) => `${label}${text.colon}${value}`).join('; '),
  });
  const figureWords = words(figures.map(({ label, figure }) => ({ label, value: text.figure(figure) })));
  switch (chart) {
    case 'counts':
      return countChart(counts, words(counts.map(({ label, count }) => ({ label, value: text.count(count) }))), text);
    case 'changes':
      return legend(language) + changeChart(figures, figureWords, text);
    case 'shares':
      return shareChart(figures, figureWords, text);
    case 'none':
      return '';
  }
}

function ratingFigure(ratings: RatingTable, id: string, language: Language, text: FigureText): string {
  const { title, rows, points } = ratings;
  const told = rows.map(({ label, mentor, mentee }) => [
    label,
    ...[mentor, mentee].map((figure) => (figure === undefined ? '' : `${text.short(figure)} (${text.ratio(figure)})`)),
  ]);
  const head = [reportLabels.session[language], sideLabels.mentor[language], sideLabels.mentee[language]];
  const description = told
    .map(([label = '', mentors = '', leaders = '']) => `${label}${text.colon}${mentors}; ${leaders}`)
    .join('. ');
  const chart = points.length === 0 ? '' : legend(language) + ratingsChart(ratings, { id, title, description }, text);
  return `<figure><h3>${htmlText(title)}</h3>${chart}${table(title, head, told)}<figcaption>${othersOf(language)}</figcaption></figure>`;
}

function legend(language: Language): string {
  const key = (side: 'mentor' | 'mentee'): string =>
    `<span>${legendMark(side)} ${htmlText(sideLabels[side][language])}</span>`;
  return `<p class="legend">${key('mentee')} ${key('mentor')}</p>`;
}

function figureTable({ title, figures, counts }: Section, language: Language, text: FigureText): string {
  const { measure, result, interval, asked, answered } = reportLabels;
  const head = [measure, result, interval, asked, answered].map((label) => label[language]);
  const rows = figures.map(({ label, figure, group }) => ({
    group,
    cells: [label, text.point(figure), text.interval(figure), text.asked(figure), text.answered(figure)],
  }));
  const more = counts.map(({ label, count, sameQuestion }) => ({
    group: undefined,
    cells: [
      label,
      text.count(count),
      '',
      ...(sameQuestion === undefined ? ['', ''] : [text.asked(sameQuestion), text.answered(sameQuestion)]),
    ],
  }));
  const groups = [...new Set(rows.map(({ group }) => group))].map((group) => ({
    group,
    rows: [...rows, ...more].filter((row) => row.group === group).map(({ cells }) => cells),
  }));
  return tableOf(title, head, groups);
}

function countTable({ title, counts }: Section, language: Language, text: FigureText): string {
  const head = [reportLabels.measure[language], reportLabels.number[language]];
  const rows = counts.map(({ label, count, detail }) => [
    label,
    detail === undefined ? text.count(count) : `${text.count(count)} (${detail})`,
  ]);
  return table(title, head, rows);
}

function othersOf(language: Language): string {
  return htmlText(reportLabels.others[language]);
}
