import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateCompany } from '../../local/sample/generate-company.ts';
import type { CycleDefinition } from '../../shared/domain/cycle-definition.ts';
import { readCycleDefinition } from '../../shared/roster/read-cycle-definition.ts';
import { readRoster } from '../../shared/roster/read-roster.ts';
import { bytesOf, peopleIn } from './builders.ts';

function generated(count: number, seed: number): { definition: CycleDefinition; roster: Uint8Array } {
  const { cycle, roster } = generateCompany(count, seed);
  const read = readCycleDefinition(cycle);
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  return { definition: read.definition, roster };
}

describe('generateCompany', () => {
  it('always reads without a problem, whatever its size and seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 400 }), fc.nat(), (count, seed) => {
        const { definition, roster } = generated(count, seed);
        const people = [...peopleIn(readRoster(roster, definition)).values()];
        expect(people).toHaveLength(count);
        expect(people.filter((person) => person.kind === 'invited' && person.chainIncomplete)).toEqual([]);
        expect(Math.max(...people.map(({ managers }) => managers.length))).toBeLessThanOrEqual(4);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same bytes for the same seed and others for another', () => {
    expect(generateCompany(50, 3)).toEqual(generateCompany(50, 3));
    expect(generateCompany(50, 3).roster).not.toEqual(generateCompany(50, 5).roster);
  });

  it('invites 45 % as mentors and 40 % as leaders, with a leader who signs', () => {
    const { definition, roster } = generated(200, 1);
    const people = peopleIn(readRoster(roster, definition));
    const sides = [...people.values()].map((person) => (person.kind === 'invited' ? person.side : person.kind));
    expect(sides.filter((side) => side === 'mentor')).toHaveLength(90);
    expect(sides.filter((side) => side === 'mentee')).toHaveLength(80);
    expect(sides).toContain('assistant');
    expect(people.get(definition.sponsor.email)).toMatchObject({ side: 'mentee' });
  });
});

describe('readRoster, one cell changed to anything', () => {
  const companies = [2, 3].map((seed) => generated(30, seed)); // French headers and semicolons, then English ones and commas
  const nasty = fc.constantFrom(
    ...[
      '',
      ';',
      ',',
      '"',
      '""',
      '"abc',
      'a"b',
      '=1+1',
      'N/A',
      'é@x.fr',
      'x@y',
      '\u0000',
      '\ufeff',
      'S10004',
      '30',
      'mentor',
    ],
  );
  const anything = fc.oneof(nasty, fc.string(), fc.string({ unit: 'grapheme' }));

  it.each([
    ['as any program would write it', (text: string) => `"${text.replaceAll('"', '""')}"`],
    ['typed straight into the file', (text: string) => text.replace(/[\r\n]/g, '')],
  ])('is read or told with its line, and nobody else loses their invitation: %s', (_, written) => {
    fc.assert(
      fc.property(fc.nat(1), fc.integer({ min: 1, max: 30 }), fc.nat(13), anything, (company, row, column, text) => {
        const { definition, roster } = companies[company]!;
        const lines = new TextDecoder().decode(roster).trimEnd().split('\r\n');
        const pattern = company === 0 ? /("[^"]*"|[^;]*)(;|$)/g : /("[^"]*"|[^,]*)(,|$)/g;
        const cells = [...lines[row]!.matchAll(pattern)].slice(0, 14);
        const invited = lines.flatMap((line, index) =>
          index === row ? [] : (/([\w.-]+@[\w.]+)[;,](?:mentor|leader|dirigeant)/.exec(line)?.[1] ?? []),
        );
        lines[row] = cells
          .map(([cell, , end], index) => (index === column ? `${written(text)}${end!}` : cell))
          .join('');

        const result = readRoster(bytesOf(lines.join('\r\n')), definition);
        expect(invited.length).toBeGreaterThan(20);
        if (result.kind === 'roster') {
          const found = new Set(result.people.filter(({ kind }) => kind === 'invited').map(({ address }) => address));
          expect(invited.filter((address) => !found.has(address))).toEqual([]);
        } else {
          // a changed address is told where others name it, a double where it comes again, the last of a side at the top
          const elsewhere = /^This manager is not|already on line|^Nobody is invited/;
          const told = result.problems.filter(({ what }) => !elsewhere.test(what.en)).map(({ line }) => line);
          expect(told.filter((line) => line !== row + 1)).toEqual([]);
          expect(result.problems.every(({ remedy }) => remedy.fr !== '' && remedy.en !== '')).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
