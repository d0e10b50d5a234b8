import { Temporal } from 'temporal-polyfill';
import type { Pause } from './cycle-definition.ts';
import { monthNames, weekdayNames } from './date-text.ts';
import type { Language } from './language.ts';
import type { LocalDate } from './working-calendar.ts';

/** What "periods to avoid, or another proposal" was read as. `unclear` goes to a person: it is never half of what was written. */
export type ReadPeriods = { readonly kind: 'read'; readonly avoid: readonly Pause[] } | { readonly kind: 'unclear' };

/** What decides how a text is read. */
export interface ReadingContext {
  readonly language: Language;
  /** The day it was written: a date without a year is the first one from a month before on. */
  readonly from: LocalDate;
  /** Without a slot chosen, a period that is not said to be avoided may be a proposal, and is unclear. */
  readonly slotChosen: boolean;
}

const longestDays = 100; // more is rather a misread year, and in any case worth a talk

const monthNumbers = numbered([monthNames.fr, monthNames.en]);
const weekdayNumbers = numbered([weekdayNames.fr, weekdayNames.en]);
const month = `(?<month>${[...monthNumbers.keys()].join('|')})`;
const weekday = `(?:(?<weekday>${[...weekdayNumbers.keys()].join('|')}),? )?`;
const dayNumber = '(?<day>\\d{1,2})(?:er|st|nd|rd|th)?';
const year = '(?:,? (?<year>\\d{4})\\b)?';
/** In English "May 24 to 28" and "24 to 28 May" are both written, so the form that starts first wins; French has one. */
const dates = {
  words: new RegExp(`\\b${weekday}${dayNumber} (?:of )?${month}\\b${year}`, 'g'),
  englishWords: new RegExp(
    `\\b${weekday}${month} ${dayNumber}\\b(?! (?:of )?${month.replace('<month>', '<other>')})${year}`,
    'g',
  ),
  slashes: new RegExp(`(?<![\\d/])${weekday}(?<day>\\d{1,2})/(?<month>\\d{1,2})(?:/(?<year>\\d{4}))?(?![\\d/])`, 'g'),
  iso: /(?<![\d-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?![\d-])/g,
} as const;

const nothing = /^(?:non|aucune?(?: periode)?|rien|ras|neant|none|no|nothing|n\/a|-)?$/;
const between = /\b(?:entre|between) (?:le |the )?(\S+) (?:et|and) (?:le |the )?(\S+)/g;
const link = /\s*([;,]|\b(?:et|ni|ou|and|nor|or)\b)\s*/;
const who = '(?:(?:elle|il|she|he) (?:est|sera|is|will be) )?';
const avoidWords = [
  'pas(?: possible| disponible| libre)?|indisponible|sauf|hors|(?:a )?eviter|(?:en )?(?:conges?|vacances)|absente?|en deplacement',
  'not(?: possible| available| free)?|unavailable|except|(?:to )?avoid|away|out|on leave|on vacation|travell?ing',
].join('|');
const avoided = new RegExp(`^${who}(?:${avoidWords}) ?:? `);

const end = String.raw`(?:@(\d+)|(?:(?:le|the) )?(\d{1,2}))`; // a marked date, or a day whose month the other end says
const shapes = {
  week: /^(?:(?:pendant|during|in|on) )?(?:(?:la|les|the) )?(?:semaines?|weeks?) (?:du|of|de) @(\d+)$/,
  weekAgain: /^(?:celle |that )?(?:du|of) @(\d+)$/,
  weekNumber: /^(?:(?:la|the|in) )?(?:semaine|week) (\d{1,2})$/,
  span: new RegExp(`^(?:(?:du|from) )?${end} ?(?:-|au|to|until|jusqu'au) ?${end}$`),
  month: new RegExp(`^(?:en|in|tout le mois de|tout le mois d'|tout|all of|all) ?(${month})$`),
  day: /^(?:(?:le|on|the) )?@(\d+)$/,
} as const;

interface Sentence extends ReadingContext {
  readonly marked: readonly Temporal.PlainDate[];
}

/**
 * Periods to avoid, as people write them: "pas la semaine du 24 mai", "du 3 au 7 mai", "not in the week of 24 May", "en août",
 * and lists of these. A day alone must be said to be avoided. Whatever is not understood to its last word is unclear: another
 * proposal, "early May", a weekday that does not fit its date, 5/6 in English. No text means no period.
 */
export function readPeriods(text: string, context: ReadingContext): ReadPeriods {
  const said = plain(text);
  if (nothing.test(said)) return { kind: 'read', avoid: [] };
  if (said.includes('@')) return { kind: 'unclear' };

  const marked: Temporal.PlainDate[] = [];
  const [first = '', ...others] = markDates(said, context, marked).replace(between, 'du $1 au $2').split(link);
  const segments = [{ by: '', words: first }];
  for (let index = 0; index + 1 < others.length; index += 2) {
    segments.push({ by: others[index] ?? '', words: others[index + 1] ?? '' });
  }

  const avoid: Pause[] = [];
  let before = { negated: false, weeks: false };
  for (const { by, words } of segments) {
    if (words === '' && by === '') continue; // "ni le 24 ni le 31 mai": the text starts with a link
    const negated = avoided.test(words) || by === 'ni' || by === 'nor' || (before.negated && /^[a-z]/.test(by));
    const rest = words.replace(avoided, '').trim();
    const period = periodOf(rest, { ...context, marked }, { negated, weeks: before.weeks });
    if (period === undefined || !(negated || context.slotChosen)) return { kind: 'unclear' };
    avoid.push(period);
    before = { negated, weeks: shapes.week.test(rest) || (before.weeks && shapes.weekAgain.test(rest)) };
  }
  return { kind: 'read', avoid };
}

/** One period and nothing else; undefined when anything is left over. */
function periodOf(
  words: string,
  sentence: Sentence,
  { negated, weeks }: { negated: boolean; weeks: boolean },
): Pause | undefined {
  const dated = (index: string | undefined): Temporal.PlainDate | undefined => sentence.marked[Number(index)];
  const week = shapes.week.exec(words) ?? (weeks ? shapes.weekAgain.exec(words) : null);
  if (week !== null) return weekAround(dated(week[1]));
  const weekNumber = shapes.weekNumber.exec(words);
  if (weekNumber !== null) return isoWeek(Number(weekNumber[1]), sentence);
  const span = shapes.span.exec(words);
  if (span !== null) return spanOf(dated(span[1]), span[2], dated(span[3]), span[4]);
  const wholeMonth = shapes.month.exec(words);
  if (wholeMonth !== null) return monthOf(monthNumbers.get(wholeMonth[1] ?? ''), sentence);
  const day = negated ? shapes.day.exec(words) : null;
  return day === null ? undefined : pause(dated(day[1]), dated(day[1]));
}

/** An end given as a bare number takes its month from the other end. */
function spanOf(
  first: Temporal.PlainDate | undefined,
  firstDay: string | undefined,
  last: Temporal.PlainDate | undefined,
  lastDay: string | undefined,
): Pause | undefined {
  return pause(
    first ?? (last && existing(Number(firstDay), last.month, last.year)),
    last ?? (first && existing(Number(lastDay), first.month, first.year)),
  );
}

/** Undefined when an end is missing, the ends are the wrong way round, or it lasts suspiciously long. */
function pause(from: Temporal.PlainDate | undefined, to: Temporal.PlainDate | undefined): Pause | undefined {
  if (from === undefined || to === undefined) return undefined;
  const { days } = from.until(to);
  return days >= 0 && days <= longestDays ? { from: from.toString(), to: to.toString() } : undefined;
}

function weekAround(date: Temporal.PlainDate | undefined): Pause | undefined {
  return pause(date?.subtract({ days: date.dayOfWeek - 1 }), date?.add({ days: 7 - date.dayOfWeek }));
}

function isoWeek(week: number, { from }: ReadingContext): Pause | undefined {
  const earliest = Temporal.PlainDate.from(from).subtract({ months: 1 });
  const days = Array.from({ length: 54 }, (_, weeks) => earliest.add({ weeks }));
  return weekAround(days.find(({ weekOfYear }) => weekOfYear === week));
}

function monthOf(number: number | undefined, context: ReadingContext): Pause | undefined {
  const first = number === undefined ? undefined : resolve(1, number, undefined, context);
  return pause(first, first?.with({ day: first.daysInMonth }));
}

/** Writes `@0`, `@1` … in place of the dates that exist, and lists them. */
function markDates(said: string, context: ReadingContext, marked: Temporal.PlainDate[]): string {
  const patterns = [dates.iso, ...(context.language === 'en' ? [dates.englishWords] : []), dates.words, dates.slashes];
  return patterns.reduce(
    (text, pattern) =>
      text.replace(pattern, (whole: string, ...found: unknown[]) => {
        const groups = found.at(-1) as Found; // what replace() passes last when groups are named
        const date = dateOf(
          pattern === dates.slashes && context.language === 'en' ? unswapped(groups) : groups,
          context,
        );
        return date === undefined ? whole : `@${String(marked.push(date) - 1)}`;
      }),
    said,
  );
}

type Found = Readonly<Partial<Record<'weekday' | 'day' | 'month' | 'year', string>>>;

/** 24/5 and 5/24 are one day in English; of 5/6 nobody can tell, so it has no day. */
function unswapped(found: Found): Found {
  const { day, month } = found;
  if (Number(month) > 12) return { ...found, day: month, month: day };
  return Number(day) > 12 || Number(day) === Number(month) ? found : { ...found, day: undefined };
}

function dateOf({ weekday, day, month, year }: Found, context: ReadingContext): Temporal.PlainDate | undefined {
  const number = monthNumbers.get(month ?? '') ?? Number(month);
  const date = resolve(Number(day), number, year === undefined ? undefined : Number(year), context);
  return weekday === undefined || date?.dayOfWeek === weekdayNumbers.get(weekday) ? date : undefined;
}

/** Undefined for a day that does not exist. */
function resolve(
  day: number,
  month: number,
  year: number | undefined,
  { from }: ReadingContext,
): Temporal.PlainDate | undefined {
  const earliest = Temporal.PlainDate.from(from).subtract({ months: 1 });
  const years = year === undefined ? [earliest.year, earliest.year + 1] : [year];
  return years
    .flatMap((candidate) => existing(day, month, candidate) ?? [])
    .find((date) => year !== undefined || Temporal.PlainDate.compare(date, earliest) >= 0);
}

function existing(day: number, month: number, year: number): Temporal.PlainDate | undefined {
  const inRange = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return inRange ? Temporal.PlainDate.from({ year, month, day }) : undefined;
}

/** Lower case without accents, one spelling of quotes and dashes, lines as clauses. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’]/g, "'")
    .replace(/[‐-―]/g, '-')
    .trim()
    .replace(/[.!]+$/, '')
    .replace(/\s*\n\s*/g, ' ; ')
    .replace(/\s+/g, ' ')
    .trim();
}

function numbered(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(lists.flatMap((names) => names.map((name, index) => [plain(name), index + 1] as const)));
}
