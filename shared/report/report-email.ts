import type { ClosingFigures } from '../domain/evaluation/closing-figures.ts';
import { neutralize } from '../forms/neutralize.ts';
import { wrapLine } from '../forms/wrap-line.ts';
import { figureText } from './figure-text.ts';
import { reportLabels, sideLabels } from './report-labels.ts';
import { periodText, type ReportContext } from './report-page.ts';
import { addsUpAnswers, reportSections } from './report-sections.ts';

const sides = ['mentor', 'mentee'] as const;

/** The closing report as a plain email, every figure of the page in it; lines of at most 60 characters, none starting with a digit. */
export function reportEmail(figures: ClosingFigures, context: ReportContext): { subject: string; text: string } {
  const { language, company, program } = context;
  const text = figureText(language, figures.threshold);
  const lines = [company, periodText(context), ''];
  for (const section of reportSections(figures, language)) {
    lines.push(section.title.toUpperCase());
    let group: string | undefined;
    for (const row of section.figures) {
      if (row.group !== undefined && row.group !== group) lines.push(row.group);
      group = row.group;
      lines.push(`- ${row.label}${text.colon}${text.figure(row.figure)}`, `  ${text.answers(row.figure)}`);
    }
    for (const { label, count, detail, sameQuestion } of section.counts) {
      lines.push(`- ${label}${text.colon}${text.count(count)}${detail === undefined ? '' : ` (${detail})`}`);
      if (sameQuestion !== undefined) lines.push(`  ${text.answers(sameQuestion)}`);
    }
    for (const { title, rows } of section.ratings) {
      lines.push(title);
      for (const { label, ...cells } of rows) {
        const told = sides.flatMap((side) => {
          const figure = cells[side];
          return figure === undefined
            ? []
            : [`${sideLabels[side][language].toLowerCase()} ${text.short(figure)} (${text.ratio(figure)})`];
        });
        lines.push(`- ${label}${text.colon}${told.join(', ')}`);
      }
    }
    if (addsUpAnswers(section)) lines.push(reportLabels.others[language]);
    for (const quote of section.quotes)
      lines.push(`- ${language === 'fr' ? `«\u00a0${neutralize(quote)}\u00a0»` : `“${neutralize(quote)}”`}`);
    lines.push(...section.notes, '');
  }
  return {
    subject: `${reportLabels.title[language]}${text.colon}${program}`.replace(/\u00a0/g, ' '),
    text: `${lines
      .flatMap((line) => wrapLine(line))
      .join('\n')
      .trimEnd()}\n`,
  };
}
