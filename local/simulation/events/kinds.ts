import { bounceStorm } from './bounce-storm.ts';
import { deploy } from './deploy.ts';
import { enrollmentExtended } from './enrollment-extended.ts';
import type { EventKind } from './event-kind.ts';
import { massKill } from './mass-kill.ts';
import { outage } from './outage.ts';
import { quotaExhausted } from './quota-exhausted.ts';
import { resumed } from './resumed.ts';

/** Everything that may happen to a deployment. */
export const eventKinds: readonly EventKind[] = [
  massKill,
  deploy,
  quotaExhausted,
  bounceStorm,
  outage,
  enrollmentExtended,
  resumed,
];
