import { around } from './around.ts';
import { inTheQuote } from './in-the-quote.ts';
import type { Noise } from './noise.ts';
import { ofKeyboards } from './of-keyboards.ts';
import { onTheWay } from './on-the-way.ts';

export const noises: readonly Noise[] = [...around, ...inTheQuote, ...ofKeyboards, ...onTheWay];
