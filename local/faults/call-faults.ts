import { crashAfter } from './crash-after.ts';
import { crashBefore } from './crash-before.ts';
import type { CallFault } from './fault.ts';
import { slowTail } from './slow-tail.ts';
import { throttle } from './throttle.ts';
import { timeoutAfter } from './timeout-after.ts';
import { timeoutBefore } from './timeout-before.ts';

/** Everything that can go wrong with an AWS call. */
export const callFaults: readonly CallFault[] = [
  throttle,
  timeoutBefore,
  timeoutAfter,
  slowTail,
  crashBefore,
  crashAfter,
];
