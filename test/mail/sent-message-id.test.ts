import { describe, expect, it } from 'vitest';
import { sentMessageIds } from '../../shared/mail/sent-message-id.ts';

const id = (last: string) => `0102019a00000000-1111aaaa-2222-3333-4444-55556666777${last}-000000`;

describe('sentMessageIds', () => {
  it('reads the answered email first, then the thread from its end, in every region’s spelling', () => {
    const references = [`<x@y.example> <${id('1')}@email.amazonses.com>\r\n <${id('2')}@eu-west-1.amazonses.com>`];
    expect(sentMessageIds([`<${id('3')}@eu-west-3.amazonses.com>`], references)).toEqual([id('3'), id('2'), id('1')]);
    expect(sentMessageIds([`<${id('1').toUpperCase()}@EU-WEST-1.AMAZONSES.COM>`], [])).toEqual([id('1')]);
  });

  it('ignores every other id, and look-alike domains', () => {
    const strangers = [`<${id('1')}@amazonses.com.evil.example>`, `<${id('1')}@evil.example>`, `<1@x.amazonses.com>`];
    expect(sentMessageIds(strangers, [`${id('1')}@eu-west-1.amazonses.com`])).toEqual([]);
  });

  it('looks up five at most', () => {
    const thread = Array.from({ length: 9 }, (_, number) => `<${id(String(number))}@eu-west-1.amazonses.com>`);
    expect(sentMessageIds([], [thread.join(' ')])).toEqual(['8', '7', '6', '5', '4'].map(id));
  });
});
