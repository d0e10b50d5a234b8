import type { LedgerEntry } from '../../../shared/domain/ledger.ts';
import { saidAboutPairs, standingAt } from '../decisions.ts';
import { graceAfter } from '../evidence.ts';
import type { Invariant, Violation } from './invariant.ts';

/** What becomes of a message about pairs is told in one of these. */
const answers: readonly LedgerEntry['mail'][] = [
  'decided',
  'decision-unclear',
  'prices',
  'late',
  'canceled',
  'stray',
  'clarification',
];
/** A message may be handled up to a day after it came. */
const handledWithinMinutes = 24 * 60;

/** Each message of a coordinator about proposed pairs is answered, changes by the next proposal; and the others hear of each approval. */
export const coordinatorsAreTold: Invariant = {
  number: 27,
  name: 'coordinators are told',
  check: (evidence) => {
    const { records, company } = evidence;
    const said = saidAboutPairs(evidence);
    const idOf = (address: string) =>
      [...records.people.values()].find((person) => person.address === address)?.personId;
    const wasTold = (to: string, after: string, isMeant: (entry: LedgerEntry) => boolean) =>
      records.ledger.some(
        (entry) =>
          entry.to === idOf(to) &&
          entry.orderedAt >= after &&
          entry.orderedAt <= graceAfter(evidence, after, handledWithinMinutes) &&
          isMeant(entry),
      );
    const asks = ({ mail, formId }: LedgerEntry, kind: string) =>
      mail === 'form' && formId !== undefined && records.forms.get(formId)?.kind === kind;
    return said.flatMap(({ at, by, says, inboundId, outcome, form }): Violation[] => {
      if (outcome === 'superseded') return [];
      const isAnswer = (entry: LedgerEntry) => answers.includes(entry.mail) || asks(entry, 'MAT');
      const unanswered = wasTold(by, at, isAnswer)
        ? []
        : [{ ids: [inboundId, form.formId], what: `${says}: no answer` }];
      if (says !== 'approve' || outcome !== 'answered') return unanswered;
      const others = company.coordinators.filter(({ address }) => address !== by);
      const deaf = others.filter(
        ({ address }) =>
          !wasTold(
            address,
            standingAt(said, at).approval?.first ?? at,
            (entry) => asks(entry, 'OBJ') || entry.mail === 'decided',
          ),
      );
      return [
        ...unanswered,
        ...deaf.map(() => ({ ids: [inboundId], what: 'another coordinator heard nothing of it' })),
      ];
    });
  },
};
