import { approvalsMakePairs } from './approvals-make-pairs.ts';
import { auditHasNoGap } from './audit-has-no-gap.ts';
import { consultationHasItsOrder } from './consultation-has-its-order.ts';
import { coordinatorsAreTold } from './coordinators-are-told.ts';
import { demandsAreHonored } from './demands-are-honored.ts';
import { everythingEnds } from './everything-ends.ts';
import { feedbackIsAskedInTime } from './feedback-is-asked-in-time.ts';
import { figuresReconcile } from './figures-reconcile.ts';
import { gatesWait } from './gates-wait.ts';
import { hoursAreKept } from './hours-are-kept.ts';
import type { Invariant } from './invariant.ts';
import { lastAnswerCounts } from './last-answer-counts.ts';
import { noMailAfterTheEnd } from './no-mail-after-the-end.ts';
import { noReplyLost } from './no-reply-lost.ts';
import { noSmallCell } from './no-small-cell.ts';
import { nothingLeftOver } from './nothing-left-over.ts';
import { nothingPersonal } from './nothing-personal.ts';
import { oneEmailPerKey } from './one-email-per-key.ts';
import { onlyKnownPeople } from './only-known-people.ts';
import { pairsAreLegal } from './pairs-are-legal.ts';
import { pausesAreQuiet } from './pauses-are-quiet.ts';
import { refusalsStayUnsaid } from './refusals-stay-unsaid.ts';
import { refusedOnce } from './refused-once.ts';
import { remindersKeepTheirTime } from './reminders-keep-their-time.ts';
import { robotsAreBounded } from './robots-are-bounded.ts';
import { sheetsHaveTheirSession } from './sheets-have-their-session.ts';
import { theWeekIsKept } from './the-week-is-kept.ts';
import { wakeUpsAct } from './wake-ups-act.ts';
import { workIndexIsTrue } from './work-index-is-true.ts';

/** Everything that is checked after a simulated cycle, by the numbers of the issue; those from 15 on are what mutants asked for. */
export const invariants: readonly Invariant[] = [
  noReplyLost,
  lastAnswerCounts,
  oneEmailPerKey,
  pairsAreLegal,
  everythingEnds,
  figuresReconcile,
  auditHasNoGap,
  wakeUpsAct,
  noMailAfterTheEnd,
  nothingPersonal,
  workIndexIsTrue,
  onlyKnownPeople,
  robotsAreBounded,
  noSmallCell,
  nothingLeftOver,
  remindersKeepTheirTime,
  gatesWait,
  feedbackIsAskedInTime,
  theWeekIsKept,
  hoursAreKept,
  pausesAreQuiet,
  sheetsHaveTheirSession,
  consultationHasItsOrder,
  refusalsStayUnsaid,
  refusedOnce,
  approvalsMakePairs,
  demandsAreHonored,
  coordinatorsAreTold,
];
