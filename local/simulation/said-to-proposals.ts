import type { Form } from '../../shared/domain/form.ts';
import type { PairId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { type PairSide, sideOf } from '../../shared/domain/pair.ts';
import { formCode } from '../../shared/messages/form-values.ts';
import type { Evidence } from './evidence.ts';
import { confirmedAt, wasTaken } from './taken-in-time.ts';

/** What somebody answered to a proposed partner, by their own diary. */
export interface SaidToProposal {
  readonly pairId: PairId;
  readonly side: PairSide;
  readonly at: Instant;
  /** When they said that this answer is theirs, if they were asked. */
  readonly confirmedAt: Instant | undefined;
  readonly says: 'yes' | 'question' | 'refusal';
}

/** The letters that a proposal shows (content.md 3.5): people read them, and nothing here asks the program's own definitions. */
const meanings: Readonly<Record<string, SaidToProposal['says']>> = {
  A: 'yes',
  B: 'question',
  C: 'refusal',
  D: 'refusal',
};

/** Everything that was answered in time to proposals, oldest first. */
export function saidToProposals(evidence: Evidence): SaidToProposal[] {
  const { forms, pairs } = evidence.records;
  const proposals = new Map(
    [...forms.values()].filter(({ kind }) => kind.startsWith('PRO-')).map((form) => [formCode(form), form] as const),
  );
  const said = [...evidence.diaries.values()].flatMap(({ lines }) =>
    lines.flatMap((line): SaidToProposal[] => {
      const form: Form | undefined =
        line.kind === 'sent' && line.code !== undefined ? proposals.get(line.code) : undefined;
      const pair = form?.pairId === undefined ? undefined : pairs.get(form.pairId);
      if (line.kind !== 'sent' || form === undefined || pair === undefined) return [];
      const meant = line.meaning?.[1];
      const says = meant !== undefined && 'letter' in meant ? meanings[meant.letter] : undefined;
      const side = sideOf(pair, form.personId);
      if (says === undefined || side === undefined || !wasTaken(evidence, form, line)) return [];
      return [
        { pairId: pair.pairId, side, at: line.at, confirmedAt: confirmedAt(evidence, line.inboundId ?? ''), says },
      ];
    }),
  );
  return said.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Refusals that were not taken back: the last word of somebody about a pair. */
export function refusals(evidence: Evidence): SaidToProposal[] {
  const last = new Map(saidToProposals(evidence).map((said) => [`${said.pairId}|${said.side}`, said]));
  return [...last.values()].filter(({ says }) => says === 'refusal');
}
