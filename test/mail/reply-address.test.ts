import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormId } from '../../shared/domain/ids.ts';
import { readReplyAddresses, replyAddress, replyAddressHeaders, sameKey } from '../../shared/mail/reply-address.ts';
import { fixture, readable } from './fixture.ts';

const domain = 'reponses.example.com';
const letters = fc.string({
  unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz234567')),
  minLength: 16,
  maxLength: 16,
});
const formId = FormId.parse('frm_bo7de54v5jidu3z3');
const key = 'jl6goxibqgdkxxkt';

describe('replyAddress', () => {
  it('is 34 characters before the @, without a plus', () => {
    expect(replyAddress(formId, key, domain)).toBe('r-bo7de54v5jidu3z3jl6goxibqgdkxxkt@reponses.example.com');
    expect(replyAddress(formId, key, domain).indexOf('@')).toBe(34);
  });

  it('refuses an id or a key of another shape', () => {
    expect(() => replyAddress(FormId.parse('frm_short'), key, domain)).toThrow('form id');
    expect(() => replyAddress(formId, 'KEY', domain)).toThrow('reply key');
  });

  it('comes back from any text around it, in upper case, with 0 for o and 1 for l', () => {
    const around = fc.constantFrom(
      ['', ''],
      ['<', '>'],
      ['Mentorat <', '>, x@y.z'],
      ['x\r\n <', '>;'],
      ['for ', ' ; '],
    );
    const mangle = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.replace(/(?<=r-.*)o(?=.*@)/g, '0').replace(/(?<=r-.*)l(?=.*@)/g, '1'),
    );
    fc.assert(
      fc.property(letters, letters, around, mangle, (form, secret, [before, after], change) => {
        const id = FormId.parse(`frm_${form}`);
        const text = `${before}${change(replyAddress(id, secret, domain))}${after}`;
        expect(readReplyAddresses([text], domain)).toEqual([{ formId: id, key: secret }]);
      }),
    );
  });
});

describe('readReplyAddresses', () => {
  it('lists each address once, envelope recipients first when they come first', () => {
    const first = replyAddress(formId, key, domain);
    const second = replyAddress(formId, 'aaaaaaaaaaaaaaaa', domain);
    expect(readReplyAddresses([first, `<${second}> <${first}>`], domain).map((address) => address.key)).toEqual([
      key,
      'aaaaaaaaaaaaaaaa',
    ]);
  });

  it('ignores other domains, longer local parts and look-alike domains', () => {
    const address = replyAddress(formId, key, domain);
    const strangers = [
      address.replace('example.com', 'example.org'),
      `x${address}`,
      `${address}.evil.example`,
      address.replace('reponses.', 'reponsesX'),
      address.replace('@', 'a@'),
    ];
    expect(readReplyAddresses(strangers, domain)).toEqual([]);
  });

  it('finds the address of every client in To or References', async () => {
    for (const name of ['outlook-fr', 'gmail-fr', 'apple-mail', 'thunderbird-flowed', 'notes-html-latin1']) {
      const { headers } = await readable(fixture(name));
      const texts = replyAddressHeaders.flatMap((header) => headers.get(header) ?? []);
      expect(readReplyAddresses(texts, domain), name).toEqual([{ formId, key }]);
    }
  });

  it('finishes on a header made of beginnings', () => {
    expect(readReplyAddresses(['r-'.repeat(500_000), `r-${'a'.repeat(500_000)}@`], domain)).toEqual([]);
  });
});

describe('sameKey', () => {
  it('compares whole keys of any length', () => {
    expect(sameKey(key, key)).toBe(true);
    expect(sameKey(key, `${key}a`)).toBe(false);
    expect(sameKey(key, '')).toBe(false);
  });
});
