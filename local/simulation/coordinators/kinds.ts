import type { PersonKind } from '../people/person-kind.ts';
import { approves } from './approves.ts';
import { approvesOld } from './approves-old.ts';
import { approvesReplaced } from './approves-replaced.ts';
import { asksTheCost } from './asks-the-cost.ts';
import { cancels } from './cancels.ts';
import { correctsTheRoster } from './corrects-the-roster.ts';
import { decidesOnMondays } from './decides-on-mondays.ts';
import { declines } from './declines.ts';
import { goesSilent } from './goes-silent.ts';
import { isUnclear } from './is-unclear.ts';
import { objects } from './objects.ts';
import { repliesTwice } from './replies-twice.ts';
import { revises } from './revises.ts';
import { startsWithoutAFile } from './starts-without-a-file.ts';
import { stopsHerApproval } from './stops-her-approval.ts';

/** Whoever may lead a simulated cycle. */
export const coordinatorKinds: readonly [PersonKind, ...PersonKind[]] = [
  approves,
  repliesTwice,
  approvesOld,
  cancels,
  goesSilent,
  startsWithoutAFile,
  correctsTheRoster,
  revises,
  isUnclear,
  approvesReplaced,
  stopsHerApproval,
  asksTheCost,
  decidesOnMondays,
];

/** Whoever is the other coordinator: she approves what nobody else does, so that no cycle waits for ever. */
export const secondCoordinatorKinds: readonly [PersonKind, ...PersonKind[]] = [approves, objects];

/** Those who are not drawn: only a staged cycle has them. */
export const stagedCoordinatorKinds: readonly PersonKind[] = [declines];
