import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormKind } from '../../shared/forms/form-definition.ts';
import { formDefinition, formRegistry } from '../../shared/forms/form-registry.ts';
import { readReply } from '../../shared/forms/read-reply.ts';
import { code, formText, quoteLines, valuesFor } from './a-reply.ts';

function read(kind: FormKind, text: string) {
  const definition = formDefinition(kind);
  return readReply(definition, { ...valuesFor(definition), code }, text);
}

describe('a reply that breaks off within the quoted form', () => {
  // Drawn as integers: doubles are spread over their exponents, and nearly all of those from 0 to 1 would cut at the first letter.
  it('answers nothing that its writer did not, wherever it breaks off', () => {
    const kinds = fc.constantFrom(...(Object.keys(formRegistry) as FormKind[]));
    const [languages, quotes] = [fc.constantFrom('fr', 'en'), fc.constantFrom('marked', 'outlook')];
    fc.assert(
      fc.property(kinds, languages, quotes, fc.integer({ min: 0, max: 9_999 }), (kind, language, quote, cut) => {
        const whole = ['….', '', ...quoteLines(formText(kind, language), quote, language)].join('\n');
        const begin = whole.indexOf('[1]');
        const torn = whole.slice(0, begin + Math.floor(((whole.length - begin) * cut) / 10_000));
        expect(read(kind, torn).answers).toEqual({});
      }),
      { numRuns: 1_500 },
    );
  });

  it('keeps what was typed into it before, and asks what may be either', () => {
    const form = formText('SES-plain', 'fr');
    const typed = form.replace('Réponse 1 :', 'Réponse 1 : A').replace('Réponse 2 :', 'Réponse 2 : 4');
    const until = typed.indexOf('Réponse 3 :');
    expect(read('SES-plain', `Bonjour\n${typed.slice(0, until)}Répon`).answers).toEqual({ held: 'held', useful: 4 });
    const proposal = formText('PRO-M', 'fr');
    const anchor = proposal.indexOf('Réponse 1 :') + 'Réponse 1 :'.length;
    const below = proposal.slice(anchor).trimStart();
    expect(read('PRO-M', `….\n\n${proposal.slice(0, anchor)}\n\n${below.slice(0, 1)}`).answers).toEqual({});
    expect(read('PRO-M', `….\n\n${proposal.slice(0, anchor)} A`).answers).toEqual({ decision: 'yes' });
  });
});
