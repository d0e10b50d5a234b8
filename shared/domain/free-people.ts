import { asksForAnother } from './end-pair.ts';
import { isEnrolled } from './enrollment.ts';
import type { Form } from './form.ts';
import type { PersonId } from './ids.ts';
import type { Instant } from './instant.ts';
import { type Pair, sideOf } from './pair.ts';
import type { Participant } from './participant.ts';

export interface FreeFacts {
  readonly participants: readonly Participant[];
  /** Every enrollment, proposal, and question after the end of a pair of the cycle. */
  readonly forms: readonly Form[];
  readonly pairs: readonly Pair[];
}

export interface FreePeople {
  /** Places left of each who would have a partner, or one more; never 0. */
  readonly places: ReadonlyMap<PersonId, number>;
  /** Those who would, and asked not to be written to before then. */
  readonly paused: readonly { readonly personId: PersonId; readonly until: Instant }[];
}

/**
 * Who of a running cycle can be given a partner: enrolled, with a place left, and willing. Who is on the waiting list is, and whose pair did not
 * start through no doing of theirs, and who asked for another person. Whoever left, said no altogether, let a proposal pass, or ended a pair
 * without asking for another is not, unless a coordinator replaced that pair and they have not said otherwise since.
 */
export function freePeople({ participants, forms, pairs }: FreeFacts, now: Instant): FreePeople {
  const formsOf = Map.groupBy(forms, ({ personId }) => personId);
  const places = new Map<PersonId, number>();
  const paused: { personId: PersonId; until: Instant }[] = [];
  for (const { personId, capacity, leftAt, stoppedAt, pausedUntil } of participants) {
    const own = formsOf.get(personId) ?? [];
    const partners = pairs.filter((pair) => sideOf(pair, personId) !== undefined);
    const left = capacity - partners.filter(({ status }) => status !== 'closed').length;
    if (
      leftAt !== undefined ||
      stoppedAt !== undefined ||
      left <= 0 ||
      !own.some(isEnrolled) ||
      !isWilling(personId, own, partners)
    )
      continue;
    if (pausedUntil !== undefined && pausedUntil > now) paused.push({ personId, until: pausedUntil });
    else places.set(personId, left);
  }
  return { places, paused };
}

function isWilling(personId: PersonId, own: readonly Form[], partners: readonly Pair[]): boolean {
  const over = partners.filter(({ status }) => status === 'closed');
  return over.every((pair) => wouldHaveAnother(personId, pair, own)) && !own.some(saysNoAltogether);
}

function saysNoAltogether({ kind, answers }: Form): boolean {
  return kind.startsWith('PRO-') && answers.decision === 'no';
}

function wouldHaveAnother(personId: PersonId, pair: Pair, own: readonly Form[]): boolean {
  const about = own.filter(({ pairId }) => pairId === pair.pairId);
  const isReplaced = pair.ending?.replaced === true;
  if (pair.introducedAt === undefined)
    return isReplaced || !about.some(({ kind, status, answers }) => isLetPass(kind, status, answers.decision));
  if (pair.closedBecause !== 'ended') return false;
  const asked = about.find(({ kind }) => kind === 'ENDED');
  if (asked?.answers.next !== undefined) return asked.answers.next === 'another';
  return isReplaced || asksForAnother(pair, sideOf(pair, personId));
}

function isLetPass(kind: string, status: Form['status'], decision: unknown): boolean {
  return kind.startsWith('PRO-') && status === 'expired' && decision !== 'yes';
}
