import { SESClient } from '@aws-sdk/client-ses';
import type { ClientOf } from './wires.ts';

/** Never retries by itself: a retry after an unclear answer would be a second email. */
export const sesClient: ClientOf<SESClient> = (setup) => new SESClient({ ...setup('ses'), maxAttempts: 1 });
