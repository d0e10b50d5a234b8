import type { Instant } from '../../../shared/domain/instant.ts';
import type { LedgerEntry } from '../../../shared/domain/ledger.ts';
import { graceAfter } from '../evidence.ts';
import { markOfKey } from '../mail-mark.ts';
import type { Invariant, Violation } from './invariant.ts';

/** A sheet that was with SES or its queue when its session lost the date may still arrive. */
const underWayMinutes = 45;

/** Nobody prepares for a session whose date both calendars were just told to forget. */
export const sheetsHaveTheirSession: Invariant = {
  number: 21,
  name: 'no sheet for a canceled session',
  check: (evidence) => {
    const sentAt = new Map(evidence.mails.map(({ mark, at }) => [mark, at]));
    const { ledger } = evidence.records;
    const canceled = ledger.filter(({ mail }) => mail === 'cancellation');
    // Whoever keeps the calendar may choose the very date again that was given up.
    const invitedAgain = (sheet: LedgerEntry, since: Instant): boolean =>
      ledger.some(
        ({ mail, pairId, session, facts, orderedAt }) =>
          mail === 'invitation' &&
          pairId === sheet.pairId &&
          session === sheet.session &&
          facts.meetsAt === sheet.facts.meetsAt &&
          orderedAt > since,
      );
    return ledger.flatMap((sheet): Violation[] => {
      const at = sheet.mail === 'sheet' ? sentAt.get(markOfKey(sheet.key)) : undefined;
      const withdrawn = canceled.find(
        ({ pairId, session, to, facts, orderedAt }) =>
          pairId === sheet.pairId &&
          session === sheet.session &&
          to === sheet.to &&
          facts.meetsAt === sheet.facts.meetsAt &&
          at !== undefined &&
          !invitedAgain(sheet, orderedAt) &&
          at > graceAfter(evidence, orderedAt, underWayMinutes),
      );
      return withdrawn === undefined
        ? []
        : [{ ids: [sheet.key, withdrawn.key], what: `sent at ${at ?? ''}, after its cancellation` }];
    });
  },
};
