import { SFNClient } from '@aws-sdk/client-sfn';
import type { ClientOf } from './wires.ts';

export const statesClient: ClientOf<SFNClient> = (setup) => new SFNClient(setup('states'));
