import { Temporal } from 'temporal-polyfill';

const months = new Map(
  [
    ['janvier', 'janv', 'january', 'jan'],
    ['février', 'fevrier', 'févr', 'fevr', 'february', 'feb'],
    ['mars', 'march', 'mar'],
    ['avril', 'avr', 'april', 'apr'],
    ['mai', 'may'],
    ['juin', 'june', 'jun'],
    ['juillet', 'juil', 'july', 'jul'],
    ['août', 'aout', 'august', 'aug'],
    ['septembre', 'sept', 'september', 'sep'],
    ['octobre', 'oct', 'october'],
    ['novembre', 'nov', 'november'],
    ['décembre', 'decembre', 'déc', 'dec', 'december'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);
const month = [...months.keys()].sort((a, b) => b.length - a.length).join('|');
const dates = new RegExp(
  [
    String.raw`(?<isoYear>\d{4})-(?<isoMonth>\d{2})-(?<isoDay>\d{2})`,
    String.raw`(?<![\d./])(?<first>\d{1,2})(?<separator>[/.])(?<second>\d{1,2})(?:[/.](?<numericYear>\d{4}|\d{2}))?(?![./]?\d)`,
    String.raw`(?<dayBefore>\d{1,2})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?<monthAfter>${month})\b\.?(?:,?\s+(?<yearAfter>\d{4}))?`,
    String.raw`(?<monthBefore>${month})\b\.?\s+(?<dayAfter>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?<yearLast>\d{4}))?`,
  ]
    .map((pattern) => `(?:${pattern})`)
    .join('|'),
  'giu',
);

const weekday =
  '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const cues = [
  { cue: /(?:de retour|\bretour|reprise|reprendrai|rentrerai|reviens|reviendrai)\b/giu, means: 'back', dayFirst: true },
  {
    cue: /\b(?<!(?:get|call|come|write|go) )back\b(?! to\b)|\breturn(?:s|ing)?\b|\bresum(?:e|ing)\b/giu,
    means: 'back',
    dayFirst: false,
  },
  { cue: new RegExp(`(?:jusqu['’]au|\\bau)\\s+(?:${weekday}\\s+)?$`, 'giu'), means: 'last day', dayFirst: true },
  {
    cue: new RegExp(`\\b(?:until|till|through|to)\\s+(?:${weekday},?\\s+)?(?:the\\s+)?$`, 'giu'),
    means: 'last day',
    dayFirst: false,
  },
] as const;

/**
 * The first day somebody is back, as an out-of-office message says it in French or English; undefined when it says none or leaves
 * doubt (03/04 in English). A year left out is the next one to come after `today` (a local date).
 */
export function returnDate(text: string, today: string): string | undefined {
  const from = Temporal.PlainDate.from(today);
  const read = text.slice(0, 3000);
  const found: { means: 'back' | 'last day'; date: Temporal.PlainDate }[] = [];
  for (const match of read.matchAll(dates)) {
    const cue = nearestCue(read.slice(Math.max(0, match.index - 60), match.index));
    const date = cue && readDate(match.groups ?? {}, from, cue.dayFirst);
    if (cue && date) found.push({ means: cue.means, date });
  }
  const back = found.find(({ means }) => means === 'back')?.date ?? found.at(-1)?.date.add({ days: 1 });
  if (back === undefined || Temporal.PlainDate.compare(back, from) <= 0) return undefined;
  return from.until(back, { largestUnit: 'days' }).days > 400 ? undefined : back.toString();
}

function nearestCue(before: string): (typeof cues)[number] | undefined {
  const sentence = before.split(/[.!?]\s/).at(-1) ?? '';
  const placed = cues.flatMap((cue) => [...sentence.matchAll(cue.cue)].map(({ index }) => ({ cue, index })));
  return placed.sort((a, b) => b.index - a.index)[0]?.cue;
}

function readDate(
  groups: Record<string, string | undefined>,
  from: Temporal.PlainDate,
  dayFirst: boolean,
): Temporal.PlainDate | undefined {
  const { isoYear, isoMonth, isoDay, first, separator, second, numericYear, dayBefore, monthAfter, yearAfter } = groups;
  if (isoYear !== undefined) return plainDate(isoYear, Number(isoMonth), Number(isoDay), from);
  if (first !== undefined && second !== undefined) {
    if (separator === '.' && numericYear === undefined) return undefined; // 3.5 days
    if (dayFirst || Number(first) > 12 || first === second)
      return plainDate(numericYear, Number(second), Number(first), from);
    return Number(second) > 12 ? plainDate(numericYear, Number(first), Number(second), from) : undefined;
  }
  const name = monthAfter ?? groups.monthBefore ?? '';
  const day = Number(dayBefore ?? groups.dayAfter);
  return plainDate(yearAfter ?? groups.yearLast, months.get(name.toLowerCase()) ?? 0, day, from);
}

function plainDate(
  year: string | undefined,
  month: number,
  day: number,
  from: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  try {
    if (year !== undefined) {
      const full = year.length === 2 ? 2000 + Number(year) : Number(year);
      return Temporal.PlainDate.from({ year: full, month, day }, { overflow: 'reject' });
    }
    const thisYear = Temporal.PlainDate.from({ year: from.year, month, day }, { overflow: 'reject' });
    return Temporal.PlainDate.compare(thisYear, from) < 0 ? thisYear.add({ years: 1 }) : thisYear;
  } catch {
    return undefined; // 31/02, or a month's name that was a word
  }
}
