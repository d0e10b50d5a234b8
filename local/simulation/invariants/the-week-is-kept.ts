import type { Form } from '../../../shared/domain/form.ts';
import type { FormId, PairId } from '../../../shared/domain/ids.ts';
import type { LedgerEntry } from '../../../shared/domain/ledger.ts';
import { weekOf } from '../../../shared/domain/mail-budget.ts';
import { sideOf } from '../../../shared/domain/pair.ts';
import type { Evidence } from '../evidence.ts';
import { markOfKey } from '../mail-mark.ts';
import { readerOfMail } from '../reader-of-mail.ts';
import { type SaidToProposal, saidToProposals } from '../said-to-proposals.ts';
import type { Invariant, Violation } from './invariant.ts';

/** Most emails a week that nobody asked for (content.md 1.5). */
const most = 2;

/** What nobody asks for and is no calendar item. Neither a coordinator's own work is among it, nor a question about a message in the person's name. */
const unasked: readonly LedgerEntry['mail'][] = [
  'form',
  'sheet',
  'certificate',
  'will-not-start',
  'canceled',
  'stopped',
];

/** Nobody who takes part finds more than two emails a week that answer nothing the person sent or said yes to in that week, by mailboxes and diaries. */
export const theWeekIsKept: Invariant = {
  number: 18,
  name: 'the week is kept',
  check: (evidence) => {
    const { mails, records } = evidence;
    const entries = new Map(records.ledger.map((entry) => [markOfKey(entry.key), entry]));
    const said = saidToProposals(evidence);
    const weeks = new Map<string, Set<string>>(); // a key that came twice, since nobody knew of the first, is one
    for (const { mark, at } of mails) {
      const entry = entries.get(mark);
      const reader = entry === undefined ? undefined : readerOfMail(records, entry);
      if (entry === undefined || reader === undefined || !counts(evidence, entry)) continue;
      const monday = weekOf(at, reader);
      if (wasWanted(evidence, entry, said, (other) => weekOf(other, reader) === monday)) continue;
      const week = `${entry.to} in the week of ${monday}`;
      weeks.set(week, (weeks.get(week) ?? new Set()).add(entry.key));
    }
    return [...weeks].flatMap(([week, keys]): Violation[] =>
      keys.size <= most ? [] : [{ ids: [...keys], what: `${String(keys.size)} emails to ${week}` }],
    );
  },
};

function counts({ records }: Evidence, { mail, formId, facts }: LedgerEntry): boolean {
  const form = formOf(records, formId);
  if (!unasked.includes(mail) || facts.answers !== undefined) return false;
  if (mail === 'certificate') return form?.status !== 'answered';
  return form === undefined || !/^(?:NEW|START|REF|MAT|OBJ|FIT|OTHER|CONFIRM)/.test(form.kind);
}

/** The first email of a form after the person's own yes to the pair, said or confirmed in that week: also when it was taken back since. */
function wasWanted(
  { records }: Evidence,
  { mail, attempt, to, formId, pairId }: LedgerEntry,
  said: readonly SaidToProposal[],
  isThatWeek: (at: string) => boolean,
): boolean {
  const pair = records.pairs.get(pairId ?? formOf(records, formId)?.pairId ?? ('' as PairId));
  if (mail !== 'form' || attempt > 0 || pair === undefined) return false;
  const side = sideOf(pair, to);
  return said.some(
    (each) =>
      each.pairId === pair.pairId &&
      each.side === side &&
      each.says === 'yes' &&
      [each.at, each.confirmedAt].some((moment) => moment !== undefined && isThatWeek(moment)),
  );
}

function formOf({ forms }: Evidence['records'], formId: FormId | undefined): Form | undefined {
  return formId === undefined ? undefined : forms.get(formId);
}
