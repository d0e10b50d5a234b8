import { answersInCalendar } from './answers-in-calendar.ts';
import { asksFirst } from './asks-first.ts';
import { asksForHelp } from './asks-for-help.ts';
import { assistantAnswers } from './assistant-answers.ts';
import { atOnce } from './at-once.ts';
import { atTheDeadline } from './at-the-deadline.ts';
import { away } from './away.ts';
import { changesMind } from './changes-mind.ts';
import { datedPauser } from './dated-pauser.ts';
import { delegating } from './delegating.ts';
import { forwarder } from './forwarder.ts';
import { garbage } from './garbage.ts';
import { guessed } from './guessed.ts';
import { late } from './late.ts';
import { leaver } from './leaver.ts';
import { lends } from './lends.ts';
import { loopRobot } from './loop-robot.ts';
import { notMe } from './not-me.ts';
import { ordinary } from './ordinary.ts';
import { outOfOrder } from './out-of-order.ts';
import { pauser } from './pauser.ts';
import type { PersonKind } from './person-kind.ts';
import { prefersAnother } from './prefers-another.ts';
import { privateAddress } from './private-address.ts';
import { prompt } from './prompt.ts';
import { saysNo } from './says-no.ts';
import { silent } from './silent.ts';
import { spoofed } from './spoofed.ts';
import { stopper } from './stopper.ts';
import { takesBack } from './takes-back.ts';
import { unconfirmed } from './unconfirmed.ts';
import { unproven } from './unproven.ts';

/** Everybody who may be drawn into a simulated company. */
export const personKinds: readonly [PersonKind, ...PersonKind[]] = [
  prompt,
  ordinary,
  late,
  atTheDeadline,
  changesMind,
  outOfOrder,
  garbage,
  loopRobot,
  forwarder,
  spoofed,
  delegating,
  lends,
  privateAddress,
  unproven,
  unconfirmed,
  assistantAnswers,
  stopper,
  leaver,
  silent,
  pauser,
  datedPauser,
  asksForHelp,
  notMe,
  answersInCalendar,
  away,
  prefersAnother,
  saysNo,
  asksFirst,
  takesBack,
];

/** Those who are not drawn: only a staged cycle has them. */
export const stagedKinds: readonly PersonKind[] = [atOnce, guessed];
