import type { PersonKind } from '../people/person-kind.ts';
import { approves } from './approves.ts';
import { approvesOld } from './approves-old.ts';
import { cancels } from './cancels.ts';
import { correctsTheRoster } from './corrects-the-roster.ts';
import { declines } from './declines.ts';
import { goesSilent } from './goes-silent.ts';
import { repliesTwice } from './replies-twice.ts';
import { startsWithoutAFile } from './starts-without-a-file.ts';

/** Whoever may lead a simulated cycle. The second coordinator always approves, so that no cycle waits for ever. */
export const coordinatorKinds: readonly [PersonKind, ...PersonKind[]] = [
  approves,
  repliesTwice,
  approvesOld,
  cancels,
  goesSilent,
  startsWithoutAFile,
  correctsTheRoster,
];

/** Those who are not drawn: only a staged cycle has them. */
export const stagedCoordinatorKinds: readonly PersonKind[] = [declines];
