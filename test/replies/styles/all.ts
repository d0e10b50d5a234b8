import { elsewhere } from './elsewhere.ts';
import { inTheQuote } from './in-the-quote.ts';
import { onTop } from './on-top.ts';
import type { Style } from './style.ts';

export const styles: readonly Style[] = [...onTop, ...inTheQuote, ...elsewhere];
