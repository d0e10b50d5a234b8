import { seeded } from '../../local/employees/random.ts';
import { type Answer, intendAnswers } from './answers.ts';
import { composeReply } from './compose.ts';
import type { Manner } from './manners/manner.ts';
import type { Noise } from './noises/noise.ts';
import type { ReceivedForm } from './received-form.ts';
import type { Style } from './styles/style.ts';

/** A reply in bytes, and what its writer meant. */
export interface GeneratedReply {
  readonly raw: Uint8Array;
  readonly meant: readonly Answer[];
}

/**
 * Writes a reply to a form as a person with this client would; undefined when nobody would (no client, style or noise fits every form).
 * It knows the form only as text, and shares no code with what reads replies: a dependency rule forbids it.
 */
export function generateReply(
  received: ReceivedForm,
  { manner, style, noise }: { readonly manner: Manner; readonly style: Style; readonly noise: Noise | undefined },
  seed: string,
): GeneratedReply | undefined {
  const random = seeded(seed);
  const plan = { manner, style, received, random };
  const meant = intendAnswers(received, random);
  if (manner.quote === 'none' && style.needsQuote === true) return undefined;
  if (!style.suits(meant, received) || noise?.suits?.(plan) === false) return undefined;
  return { raw: composeReply(plan, meant, noise), meant };
}
