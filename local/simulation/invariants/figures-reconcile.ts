import { markOfKey } from '../mail-mark.ts';
import type { Invariant, Violation } from './invariant.ts';

/** Nothing issued is left open, every email SES took is delivered, bounced or known as unknown, and every pair is closed. */
export const figuresReconcile: Invariant = {
  number: 5,
  name: 'figures reconcile',
  check: ({ records, mails, lost }) => {
    const { forms, pairs, ledger } = records;
    const open = [...forms.values()].filter(({ status }) => status === 'issued');
    const unclosed = [...pairs.values()].filter(({ status }) => status !== 'closed');
    const sent = new Set(mails.map(({ mark }) => mark));
    return [
      ...open.map(({ formId, kind }): Violation => ({ ids: [formId], what: `${kind} is still open` })),
      ...unclosed.map(({ pairId, status }): Violation => ({ ids: [pairId], what: `the pair is ${status}` })),
      ...ledger.flatMap(({ key, status }): Violation[] => {
        const mark = markOfKey(key);
        const left = sent.has(mark);
        if (left && status === 'sent' && lost.outcomes.has(mark)) return []; // nobody will ever tell
        if (left && !['delivered', 'bounced', 'complained', 'unknown'].includes(status))
          return [{ ids: [key], what: `was sent and is ${status}` }];
        return !left && ['sent', 'delivered', 'bounced', 'complained'].includes(status)
          ? [{ ids: [key], what: `is ${status} and was never sent` }]
          : [];
      }),
    ];
  },
};
