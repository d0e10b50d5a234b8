import { attemptKey } from '../../../shared/domain/form.ts';
import type { FormId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { Evidence } from '../evidence.ts';
import { markOfKey } from '../mail-mark.ts';
import type { Invariant, Violation } from './invariant.ts';

/** No email of a form leaves before its rung of the ladder, whatever woke or replaced the execution that reminds. */
export const remindersKeepTheirTime: Invariant = {
  number: 15,
  name: 'reminders keep their time',
  check: ({ records, mails }) => {
    const sentAt = new Map(mails.map(({ mark, at }) => [mark, at]));
    return [...records.forms.values()].flatMap(({ formId, ladder }) =>
      ladder.flatMap((rung, attempt): Violation[] => {
        const at = sentAt.get(markOfKey(attemptKey(formId, attempt)));
        return at === undefined || at >= rung || (attempt === 0 && wasMovedAfter(records, formId, at))
          ? []
          : [{ ids: [formId], what: `email ${String(attempt)} left at ${at}, before ${rung}` }];
      }),
    );
  },
};

/** Read twice at the same moment, one message may leave and put its form off: what its person gets afterwards is later, never sooner. */
function wasMovedAfter({ audit }: Evidence['records'], formId: FormId, leftAt: Instant): boolean {
  return audit.get(formId)?.some(({ event, at }) => event === 'put off' && at >= leftAt) === true;
}
