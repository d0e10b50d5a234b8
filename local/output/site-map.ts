import type { Letter } from './letters.ts';
import { monthOf } from './moment-text.ts';

/** Where everything of one run lies in the output directory, as paths from its root. */
export interface SiteMap {
  /** The timeline's wall clock: the lead coordinator's. */
  readonly timeZone: string;
  /** The page of an email. */
  readonly letter: (number: number) => string;
  /** The raw email. */
  readonly raw: (letter: Letter, subject: string) => string;
  /** The page of a person who was written to or wrote. */
  readonly person: (address: string) => string | undefined;
  readonly month: (month: string) => string;
  /** The place of a moment in the timeline. */
  readonly moment: (at: string) => string;
}

/** Names files after numbers, dates, names and subjects: letters, digits and hyphens only, whatever the emails say. */
export function siteMap(letters: readonly Letter[], timeZone: string): SiteMap {
  const digits = Math.max(4, String(letters.length).length);
  const numbered = (number: number) => String(number).padStart(digits, '0');
  const pages = new Map<string, string>();
  const taken = new Set<string>();
  for (const { address } of letters.toSorted((a, b) => (a.address < b.address ? -1 : 1))) {
    if (pages.has(address)) continue;
    const name = slug(address.split('@')[0] ?? '') || 'somebody';
    let free = name;
    for (let copy = 2; taken.has(free); copy += 1) free = `${name}-${String(copy)}`;
    taken.add(free);
    pages.set(address, `people/${free}.html`);
  }
  const month = (name: string) => `timeline/${name}.html`;
  return {
    timeZone,
    letter: (number) => `mail/${numbered(number)}.html`,
    raw: ({ number, at, direction, name }, subject) => {
      const words = slug(`${direction === 'out' ? 'to' : 'from'} ${name} ${subject}`, 60);
      return `mail/${numbered(number)}-${at.slice(0, 10)}-${words}.eml`;
    },
    person: (address) => pages.get(address),
    month,
    moment: (at) => `${month(monthOf(at, timeZone))}#${anchorOf(at)}`,
  };
}

/** The id of a moment in its timeline page. */
export function anchorOf(at: string): string {
  return `t${at.replace(/\D/g, '')}`;
}

function slug(text: string, longest = 80): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/[^A-Za-z0-9-]/g, '')
    .toLowerCase()
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
}
