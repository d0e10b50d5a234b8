import { describe, expect, it } from 'vitest';
import { fold } from '../../shared/forms/fold-words.ts';
import { quotedCode } from '../../shared/forms/quoted-code.ts';
import { code, formText, quoteLines, quotes } from './a-reply.ts';

describe('quotedCode', () => {
  it('is the code of the form that a reply quotes, however it is quoted', () => {
    for (const language of ['fr', 'en'] as const)
      for (const quote of quotes) {
        const text = ['1: A', ...quoteLines(formText('ENR-M', language), quote, language)].join('\n');
        expect(quotedCode(text)).toBe(quote === 'none' ? undefined : fold(code));
      }
  });

  it('is the newest form’s, not that of an older thread below', () => {
    expect(quotedCode('1: A\n> Code du formulaire : ENR-7K3M\n>> Code du formulaire : SES-2AAA')).toBe(
      fold('ENR-7K3M'),
    );
  });
});
