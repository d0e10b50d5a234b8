import type { Letter } from '../../employees/read-letter.ts';

/** Somebody of the list of HR, as a coordinator who reads it knows them. */
export interface Listed {
  readonly address: string;
  readonly first: string;
  readonly side: 'mentor' | 'leader' | undefined;
}

/** Two people by their addresses. */
export interface Two {
  readonly mentor: string;
  readonly leader: string;
}

/** A proposed pair as it stands in the attached page. */
export interface ProposedTwo extends Two {
  /** P07 */
  readonly label: string;
}

/** The people of a list, from its bytes: columns as the header names them. */
export function readList(roster: Uint8Array): Listed[] {
  const [header = '', ...rows] = new TextDecoder().decode(roster).trimEnd().split(/\r?\n/);
  const columns = header.split(';');
  return rows.map((row) => {
    const cells = row.split(';');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    const role = cell('rôle');
    return {
      address: cell('courriel'),
      first: cell('prénom'),
      side: role === 'mentor' ? 'mentor' : role === 'dirigeant' ? 'leader' : undefined,
    };
  });
}

/** The pairs of a proposal, from the page attached to it; undefined when the letter brings none, or somebody of it is not in the list. */
export function readProposal({ pages }: Letter, list: readonly Listed[]): ProposedTwo[] | undefined {
  const [page] = pages;
  if (page === undefined) return undefined;
  const rows = [...page.matchAll(/<th scope="row">(P\d+)<\/th>\s*<td[^>]*>[^<]*<\/td>\s*<td>([^<]*)<\/td>/g)];
  const named = (name: string) => list.find(({ first }) => first === name)?.address;
  const pairs = rows.flatMap(([, label = '', who = '']): ProposedTwo[] => {
    const [, one = '', other = ''] = /^(.+) \p{L}\., .+?, (?:et|and) (.+) \p{L}\., /u.exec(plain(who)) ?? [];
    const [mentor, leader] = [named(one), named(other)];
    return mentor === undefined || leader === undefined ? [] : [{ label, mentor, leader }];
  });
  return pairs.length === rows.length ? pairs : undefined;
}

function plain(html: string): string {
  return html.replaceAll('&#39;', '’').replaceAll('&amp;', '&');
}
