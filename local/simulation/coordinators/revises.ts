import { between, chance } from '../../employees/random.ts';
import type { Demand, PersonKind } from '../people/person-kind.ts';
import { askChanges, freeingLine, validLines } from './ask-changes.ts';

/** Asks for changes one to three times, each in reply to the latest proposal, then approves. */
export const revises: PersonKind = {
  name: 'revises',
  weight: 4,
  sends: (self, { letter, proposal }, plain) => {
    if (proposal === undefined) return plain;
    const asked = self.sent.filter(({ demands }) => demands !== undefined);
    if (asked.length >= between(self.random, `${self.address}|rounds`, 1, 3)) return plain;
    return plain.map(({ at }) => {
      const label = `${self.address}|round|${String(asked.length)}`;
      const before = asked
        .flatMap(({ demands = [] }) => demands)
        .find(isHeld(asked.flatMap(({ demands = [] }) => demands)));
      const freed =
        before !== undefined && chance(self.random, `${label}|frees`, 0.4) ? freeingLine(letter, before) : undefined;
      const lines = freed === undefined ? validLines(self, letter, proposal.pairs, label) : [freed];
      return askChanges(self, letter, lines, { at, label: `changes|${letter.messageId}` });
    });
  },
};

/** True for a demand that no later one is about: only such a one can be taken back. */
function isHeld(all: readonly Demand[]): (demand: Demand) => boolean {
  return (demand) => {
    const people = peopleOf(demand);
    const later = all.slice(all.indexOf(demand) + 1);
    return (
      people.length > 0 &&
      demand.kind !== 'free' &&
      !later.some((each) => peopleOf(each).some((one) => people.includes(one)))
    );
  };
}

function peopleOf(demand: Demand): readonly string[] {
  if ('person' in demand) return [demand.person];
  return 'mentor' in demand ? [demand.mentor, demand.leader] : [];
}
