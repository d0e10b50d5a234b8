import { monthNames } from '../domain/date-text.ts';
import { pauseDate } from '../domain/pause-date.ts';
import { addDays, type LocalDate } from '../domain/working-calendar.ts';
import { fold } from './fold-words.ts';

/** Sessions run over half a year: "not before March", said in March, is no condition for this cycle. */
const furthestDays = 183;

const monthNumbers = new Map(
  [monthNames.fr, monthNames.en].flatMap((names) => names.map((name, at): [string, number] => [fold(name), at + 1])),
);
const month = [...monthNumbers.keys()].join('|');
const condition = new RegExp(
  `(?<= )(?<how>pas avant|a partir de|a partir du|a partir d'|a compter de|a compter du|not before|not earlier than|from|starting|starting in|starting on|` +
    `(?:start|begin) (?:in|on)|commencer en|commencer le|commence en|commence le|apres|after)(?: (?:le|du|the|le mois de|le mois d'))?` +
    `(?: (?<day>\\d{1,2})(?: ?(?:er|st|nd|rd|th))?(?: of)?)? ?(?<month>${month})(?: (?<after>\\d{1,2})(?: ?(?:st|nd|rd|th))?(?= |$))?(?: (?<year>20\\d\\d))?(?= |$)`,
  'g',
);

/**
 * "Pas avant mars", "à partir du 15 mars", "I can start in March": from which day on, in the year that makes it come next. Undefined when the words
 * name no day, more than one, or one that is past or more than half a year away.
 */
export function startCondition(words: string, today: LocalDate): LocalDate | undefined {
  const found = [...` ${fold(words).replace(/(?<= )d'(?=\p{L})/gu, "d' ")} `.matchAll(condition)];
  const [only] = found;
  if (only?.groups === undefined || found.length > 1) return undefined;
  const { how, day, month: name = '', after, year } = only.groups;
  const number = monthNumbers.get(name);
  if (number === undefined || (day !== undefined && after !== undefined)) return undefined;
  const said = day ?? after;
  const isAfter = how === 'apres' || how === 'after';
  const date = pauseDate(
    {
      day: said === undefined ? 1 : Number(said),
      month: isAfter && said === undefined ? (number % 12) + 1 : number,
      ...(year === undefined ? {} : { year: Number(year) + Number(isAfter && said === undefined && number === 12) }),
    },
    today,
  );
  if (date === undefined) return undefined;
  const starts = isAfter && said !== undefined ? addDays(date, 1) : date;
  return starts > addDays(today, furthestDays) ? undefined : starts;
}
