import { attemptKey } from '../../../shared/domain/form.ts';
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
        return at === undefined || at >= rung
          ? []
          : [{ ids: [formId], what: `email ${String(attempt)} left at ${at}, before ${rung}` }];
      }),
    );
  },
};
