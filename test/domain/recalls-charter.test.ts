import { expect, it } from 'vitest';
import { recallsCharter } from '../../shared/domain/recalls-charter.ts';
import { aForm, aSession, at } from './builders.ts';

it('the charter is recalled after the first session that follows the order, and after no other', () => {
  const charterReminder = { at: at('2027-03-08 09:00'), digest: aForm().formId };
  const sessions = ['2027-03-02 10:00', '2027-03-16 10:00', '2027-03-30 10:00'].map((meetsAt, index) =>
    aSession({ number: index + 1, meetsAt: at(meetsAt), status: 'planned' }),
  );
  const recalls = (list: typeof sessions) => list.map((session) => recallsCharter({ charterReminder }, session, list));
  expect(recalls(sessions)).toEqual([false, true, false]);
  const [first, second, third] = sessions as [(typeof sessions)[0], (typeof sessions)[0], (typeof sessions)[0]];
  expect(recalls([first, { ...second, status: 'canceled' }, third])).toEqual([false, true, true]); // nobody is asked about the second
  expect(sessions.some((session) => recallsCharter({}, session, sessions))).toBe(false);
});
