import type { Form } from '../../shared/domain/form.ts';
import { type Instant, plusMinutes } from '../../shared/domain/instant.ts';
import type { Pair } from '../../shared/domain/pair.ts';
import { formCode } from '../../shared/messages/form-values.ts';
import type { ReadProposal, Two } from './coordinators/read-proposal.ts';
import type { Evidence } from './evidence.ts';
import type { Demand } from './people/person-kind.ts';
import type { SentLine } from './taken-in-time.ts';

/** What a coordinator said about proposed pairs, by her own diary, and what the program says became of it. */
export interface SaidAboutPairs {
  readonly at: Instant;
  readonly by: string;
  readonly form: Form;
  readonly says: 'approve' | 'revise' | 'wait' | 'cost' | 'unclear' | 'cancel';
  readonly demands: readonly Demand[];
  readonly inboundId: string;
  readonly outcome: string;
}

/** Everything coordinators said about proposals and approvals and that came to the program, oldest first. */
export function saidAboutPairs({ diaries, records, company }: Evidence): SaidAboutPairs[] {
  const said = company.coordinators.flatMap(({ address }) =>
    (diaries.get(address)?.lines ?? []).flatMap((line): SaidAboutPairs[] => {
      const record = line.kind === 'sent' ? records.inbound.get(line.inboundId ?? '') : undefined;
      const form = record?.formId === undefined ? undefined : records.forms.get(record.formId);
      if (line.kind !== 'sent' || record === undefined || form === undefined) return [];
      const says = /^(?:MAT|OBJ)/.test(form.kind) ? wordOf(line) : undefined;
      if (says === undefined) return [];
      const { demands = [], at } = line;
      return [{ at, by: address, form, says, demands, inboundId: record.inboundId, outcome: record.outcome }];
    }),
  );
  return said.sort((a, b) => (a.at < b.at ? -1 : 1));
}

function wordOf({ purpose, meaning, demands }: SentLine): SaidAboutPairs['says'] | undefined {
  if (purpose === 'wait' || purpose === 'cost' || purpose === 'unclear') return purpose;
  if (demands !== undefined) return 'revise';
  const meant = meaning?.[1];
  if (meant !== undefined && 'text' in meant) return 'cancel';
  return meant !== undefined && 'letter' in meant && meant.letter === 'A' ? 'approve' : undefined;
}

/** The proposals that coordinators read, by the code of the form that brought them. */
export function proposalsRead({ diaries, company }: Evidence): ReadonlyMap<string, ReadProposal> {
  const read = company.coordinators.flatMap(({ address }) =>
    (diaries.get(address)?.lines ?? []).flatMap((line) =>
      line.kind === 'received' && line.proposal !== undefined ? [line.proposal] : [],
    ),
  );
  return new Map(read.map((proposal) => [proposal.code, proposal]));
}

/** An approval is open to objections for two working hours: on anybody's clock these are not over earlier. */
export const surelyOpenMinutes = 110;

/** What stands at a moment. */
export interface Standing {
  /** The approval that nothing took back; `first`: since when it holds, however often it was said again. */
  readonly approval: { readonly first: Instant; readonly said: SaidAboutPairs } | undefined;
  /** Everything asked for and not taken back. */
  readonly demands: readonly Demand[];
}

/** Replays what was said until a moment, as coordinators understand the rules: an approval holds until a change or an objection in time. */
export function standingAt(said: readonly SaidAboutPairs[], moment: Instant): Standing {
  let approval: Standing['approval'];
  let demands: readonly Demand[] = [];
  for (const each of said) {
    if (each.at > moment) break;
    const isTaken = each.outcome === 'answered';
    if (each.says === 'approve' && isTaken) {
      const isSame = approval?.said.form.facts.matching === each.form.facts.matching;
      approval = { first: isSame ? (approval?.first ?? each.at) : each.at, said: each };
    }
    if (each.says === 'revise' && isTaken) {
      approval = undefined;
      demands = each.demands.reduce(withDemand, demands);
    }
    const inTime = approval !== undefined && each.at <= plusMinutes(approval.first, surelyOpenMinutes);
    if (each.says === 'wait' && (isTaken || inTime)) approval = undefined;
  }
  return { approval, demands };
}

/** A later demand about the same takes the place of the earlier one; somebody left out is not kept with anybody. */
function withDemand(held: readonly Demand[], demand: Demand): readonly Demand[] {
  const others = held.filter(
    (each) =>
      subject(each) !== subject(demand) &&
      !(
        demand.kind === 'out' &&
        each.kind === 'keep' &&
        (each.mentor === demand.person || each.leader === demand.person)
      ),
  );
  return demand.kind === 'free' ? others : [...others, demand];
}

function subject(demand: Demand): string {
  if ('person' in demand) return demand.person;
  return 'mentor' in demand ? twoKey(demand) : demand.kind;
}

/** Two people as one text, to compare. */
export function twoKey({ mentor, leader }: Two): string {
  return `${mentor} ${leader}`;
}

/** The two of a created pair by their addresses. */
export function addressesOf({ records }: Evidence, { mentorId, menteeId }: Pick<Pair, 'mentorId' | 'menteeId'>): Two {
  const address = (id: typeof mentorId) => records.people.get(id)?.address ?? '';
  return { mentor: address(mentorId), leader: address(menteeId) };
}

/** The proposal that a coordinator decided on in a message, as she had read it. */
export function proposalOf(evidence: Evidence, { form }: SaidAboutPairs): ReadProposal | undefined {
  return proposalsRead(evidence).get(formCode(form));
}
