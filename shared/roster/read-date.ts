import { Temporal } from 'temporal-polyfill';
import type { Language } from '../domain/language.ts';

/**
 * A day as HR software writes it, in ISO form; undefined when it is no date or could be two. 03/04/2020 is the third of April
 * only under a French header: an English one may come from either side of the ocean.
 */
export function readDate(cell: string, headerLanguage: Language): string | undefined {
  const text = cell.replace(/[T ]\d{1,2}:\d{2}.*$/, '');
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text) ?? [];
  if (isoYear !== undefined) return realDate(isoYear, isoMonth, isoDay);
  const [, first, separator, second, year] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  if (first === undefined) return undefined;
  const dayFirst = realDate(year, second, first);
  const monthFirst = realDate(year, first, second);
  if (separator === '.' || headerLanguage === 'fr' || monthFirst === undefined || monthFirst === dayFirst)
    return dayFirst;
  return dayFirst === undefined ? monthFirst : undefined;
}

function realDate(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    ).toString();
  } catch {
    return undefined; // "reject" throws for the 30th of February, and only for such days
  }
}
