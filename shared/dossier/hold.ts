import type { Cycle } from '../domain/cycle.ts';
import type { Form } from '../domain/form.ts';
import { ladderFrom, ladderRules } from '../domain/form-ladders.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Pair, SignalRaised } from '../domain/pair.ts';
import { coordinatorOf, readerOfCoordinator } from '../domain/readers.ts';
import { type IssueServices, issue } from './issue.ts';
import type { PairDossier } from './pair-dossier.ts';

/** Who follows the pair, and that coordinator's clock. */
export function pairCoordinator({ cycle, mentor, mentee }: Pick<PairDossier, 'cycle' | 'mentor' | 'mentee'>) {
  const personId = coordinatorOf(cycle, [mentor, mentee]);
  return { personId, reader: readerOfCoordinator(cycle, personId) };
}

/** Asks a coordinator in private what to do about a pair; while the form waits, nothing more reaches the pair. */
export async function holdForm(
  services: IssueServices,
  {
    cycle,
    pair,
    to,
    raised,
  }: { readonly cycle: Cycle; readonly pair: Pair; readonly to: PersonId; readonly raised: SignalRaised },
): Promise<Form> {
  return issue(services, {
    cycleId: cycle.cycleId,
    kind: 'FIT',
    to,
    group: 'pair',
    pairId: pair.pairId,
    round: pair.holds + 1,
    facts: {
      signal: raised.signal,
      side: raised.side,
      ...(raised.session === undefined ? {} : { session: String(raised.session) }),
    },
    ladder: ladderFrom(services.clock.now(), readerOfCoordinator(cycle, to), ladderRules.private),
  });
}

/** What a pair becomes when one side's wish stops it: the coordinator is asked, and nothing is said to the other. */
export async function onHold(
  services: IssueServices,
  request: Parameters<typeof holdForm>[1],
): Promise<Pick<Pair, 'holdForm' | 'holds' | 'stopAsked'>> {
  const { pair, raised } = request;
  return {
    holdForm: (await holdForm(services, request)).formId,
    holds: pair.holds + 1,
    ...(raised.side === 'mentor' || raised.side === 'mentee' ? { stopAsked: raised.side } : {}),
  };
}
