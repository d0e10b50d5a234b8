import { describe, expect, it } from 'vitest';
import { answeredForm, type DecisionReply, isOvertaken } from '../../shared/domain/decide-by-reply.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { aForm, at } from './builders.ts';

const form = aForm({ kind: 'MAT', group: 'decision' });
const receivedAt = '2028-09-28T06:43:54.609Z';
const reply = (inboundId: string, received: Instant = receivedAt): DecisionReply => ({
  form,
  inboundId,
  receivedAt: received,
});
const approve = { kind: 'approve', takesEffectAt: at('2028-09-28 12:00') } as const;
const approved = answeredForm(form, reply('in-1'), approve, at('2028-09-28 09:00'));

describe('a decision that is read again', () => {
  it('is not older than itself when it is read again from the inbox, whose moments have no milliseconds (seed 52003)', () => {
    expect(isOvertaken(approved, reply('in-1', '2028-09-28T06:43:54.000Z'))).toBe(false);
  });

  it('is overtaken by one that was received later, however late it is read', () => {
    expect(isOvertaken(approved, reply('in-0', '2028-09-28T06:43:54.608Z'))).toBe(true);
    expect(isOvertaken({ ...approved, replies: ['in-0', 'in-1'] }, reply('in-0', '2028-09-28T06:43:53.000Z'))).toBe(
      true,
    );
  });
});
