import { agenda } from './definitions/agenda.ts';
import { answeredByOther } from './definitions/answered-by-other.ts';
import { closingLeader } from './definitions/closing-leader.ts';
import { closingMentor } from './definitions/closing-mentor.ts';
import {
  fitDecision,
  matchingApproval,
  matchingReview,
  objection,
  rosterRefresh,
  startCycle,
} from './definitions/coordination.ts';
import { digest, digestWithOther, digestWithoutOther } from './definitions/digest.ts';
import { enrollmentLeader } from './definitions/enrollment-leader.ts';
import { enrollmentMentor } from './definitions/enrollment-mentor.ts';
import { followUp } from './definitions/follow-up.ts';
import { moveSession } from './definitions/move-session.ts';
import { newCycle } from './definitions/new-cycle.ts';
import { nextSession } from './definitions/next-session.ts';
import { noPartnerYet } from './definitions/no-partner-yet.ts';
import { ownAgenda } from './definitions/own-agenda.ts';
import { pairEnded } from './definitions/pair-ended.ts';
import { proposalLeader, proposalMentor } from './definitions/proposal.ts';
import { replyToConfirm } from './definitions/reply-to-confirm.ts';
import { resumeSessions } from './definitions/resume-sessions.ts';
import {
  sessionChange,
  sessionFit,
  sessionMidpoint,
  sessionPlain,
  sessionQuote,
  sessionWord,
} from './definitions/session.ts';
import { startLeader } from './definitions/start-leader.ts';
import { startMentor } from './definitions/start-mentor.ts';
import type { FormDefinition, FormKind } from './form-definition.ts';

/** Every version of every form ever sent, oldest first within a kind. */
export const formRegistry: Record<FormKind, [FormDefinition, ...FormDefinition[]]> = {
  NEW: [newCycle],
  START: [startCycle],
  'ENR-M': [enrollmentMentor],
  'ENR-S': [enrollmentLeader],
  MAT: [matchingApproval, matchingReview],
  OBJ: [objection],
  'PRO-M': [proposalMentor],
  'PRO-S': [proposalLeader],
  'STA-M': [startMentor],
  'STA-S': [startLeader],
  AGD: [agenda],
  'AGD-own': [ownAgenda],
  MOV: [moveSession],
  NXT: [nextSession],
  'SES-fit': sessionFit,
  'SES-word': sessionWord,
  'SES-midpoint': sessionMidpoint,
  'SES-change': sessionChange,
  'SES-quote': sessionQuote,
  'SES-plain': sessionPlain,
  'CLO-M': [closingMentor],
  'CLO-S': [closingLeader],
  FUP: [followUp],
  FIT: [fitDecision],
  REF: [rosterRefresh],
  DIG: [digestWithoutOther, digestWithOther, digest],
  ENDED: [pairEnded],
  WAITING: [noPartnerYet],
  BACK: [resumeSessions],
  OTHER: [answeredByOther],
  CONFIRM: [replyToConfirm],
};

/** The definition a form was issued with, or the newest one. A version that never existed is an error. */
export function formDefinition(kind: FormKind, version?: number): FormDefinition {
  const versions = formRegistry[kind];
  const found = version === undefined ? versions.at(-1) : versions.find((each) => each.version === version);
  if (found === undefined) throw new Error(`No version ${String(version)} of form ${kind}`);
  return found;
}
