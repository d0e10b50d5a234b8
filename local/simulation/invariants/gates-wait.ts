import type { FormGroup } from '../../../shared/domain/form.ts';
import { type Instant, plusMinutes } from '../../../shared/domain/instant.ts';
import type { Evidence } from '../evidence.ts';
import type { Invariant, Violation } from './invariant.ts';

/** From then on a gate may leave a form behind that something holds up. */
const patienceMinutes = 120;

/** What opens once nobody is asked any more, and the forms that are waited for. */
const gates: readonly { readonly event: string; readonly group: FormGroup }[] = [
  { event: 'enrollment closed', group: 'enrollment' },
  { event: 'closed', group: 'closing' },
];

/** A cycle goes on when every form it waits for was answered or has expired, so that no answer taken in time is left out. */
export const gatesWait: Invariant = {
  number: 16,
  name: 'gates wait for every form',
  check: (evidence) =>
    gates.flatMap(({ event, group }) =>
      evidence.records.cycles.flatMap(({ cycleId }) => {
        const openedAt = evidence.records.audit.get(cycleId)?.find((line) => line.event === event)?.at;
        return openedAt === undefined ? [] : leftBehind(evidence, group, openedAt);
      }),
    ),
};

function leftBehind({ records }: Evidence, group: FormGroup, openedAt: Instant): Violation[] {
  return [...records.forms.values()].flatMap((form): Violation[] => {
    if (form.group !== group || openedAt >= plusMinutes(form.closesAt, patienceMinutes)) return [];
    const unanswered = records.audit.get(form.formId)?.find(({ event }) => /^(?:expired|canceled)/.test(event));
    const endedAt = form.answeredAt ?? unanswered?.at;
    return endedAt === undefined || endedAt <= openedAt
      ? []
      : [{ ids: [form.formId], what: `ended at ${endedAt}, after what waited for it went on at ${openedAt}` }];
  });
}
