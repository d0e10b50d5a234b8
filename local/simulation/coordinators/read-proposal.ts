import type { Letter } from '../../employees/read-letter.ts';

/** Somebody of the list of HR, as a coordinator who reads it knows them. */
export interface Listed {
  readonly address: string;
  readonly first: string;
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

/** A proposal as a coordinator reads it. */
export interface ReadProposal {
  /** The code of the form that brought it. */
  readonly code: string;
  readonly pairs: readonly ProposedTwo[];
  /** Pairs she asked for of which the letter says that they cannot be. */
  readonly impossible: readonly Two[];
}

/** The people of a list, from its bytes: columns as the header names them. */
export function readList(roster: Uint8Array): Listed[] {
  const [header = '', ...rows] = new TextDecoder().decode(roster).trimEnd().split(/\r?\n/);
  const columns = header.split(';');
  return rows.map((row) => {
    const cells = row.split(';');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    return { address: cell('courriel'), first: cell('prénom') };
  });
}

/**
 * The proposal that a letter brings; undefined when it brings none. Throws when somebody of it is not in the list, or when the page does not show as
 * many pairs as the subject says.
 */
export function readProposal(
  { content, pages, text, title }: Letter,
  list: readonly Listed[],
): ReadProposal | undefined {
  const [page] = pages;
  if (content.kind !== 'form' || content.form !== 'MAT' || content.shown.code === undefined || page === undefined)
    return undefined;
  const rows = page.match(/<tr><th scope="row"[^>]*>P\d+<\/th>.*?<\/tr>/gs) ?? [];
  if (rows.length !== Number(/^\d+/.exec(title)?.[0]))
    throw new Error(`A page of ${String(rows.length)} pairs: ${title}`);
  return {
    code: content.shown.code,
    pairs: rows.map((row) => {
      const [label = '', , mentor = '', leader = ''] = cellsOf(row);
      return { label, mentor: addressOf(mentor, list), leader: addressOf(leader, list) };
    }),
    impossible: demandsIn(text)
      .filter((line) => line.includes('IMPOSSIBLE'))
      .map((line) => {
        const [mentor = '', leader = ''] = line.replace(/^- D\d+ \p{L}+ (?:P\d+ )?/u, '').split(/, (?:et|and) /);
        return { mentor: addressOf(mentor, list), leader: addressOf(leader, list) };
      }),
  };
}

/** The texts of a row of a table. */
function cellsOf(row: string): string[] {
  return [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
    cell.replaceAll(/<[^>]*>/g, '').trim(),
  );
}

/** "Samuel K., Lyon": first names are unlike each other in the companies of the simulation. */
function addressOf(words: string, list: readonly Listed[]): string {
  const first = /^(.+?) \p{L}\./u.exec(words)?.[1];
  const found = list.find((each) => each.first === first);
  if (found === undefined) throw new Error('A proposal names somebody who is not in the list');
  return found.address;
}

/** Lines "- D1 …" of the letter, each in one piece again. */
function demandsIn(text: string): string[] {
  const lines: string[] = [];
  let isOpen = false;
  for (const line of text.split('\n')) {
    if (/^- D\d+ /.test(line)) lines.push(line);
    else if (isOpen && /^ {2}\S/.test(line)) lines.push(`${lines.pop() ?? ''} ${line.trim()}`);
    isOpen = /^- D\d+ /.test(line) || (isOpen && /^ {2}\S/.test(line));
  }
  return lines;
}
