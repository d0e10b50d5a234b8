import { describe, expect, it } from 'vitest';
import { handler as weighFeedback } from '../../functions/weigh-feedback.ts';
import type { Answers, Form } from '../../shared/domain/form.ts';
import type { Pair } from '../../shared/domain/pair.ts';
import { takeReply } from '../../shared/dossier/take-reply.ts';
import { parseMessage } from '../../shared/mail/parse-message.ts';
import { environment, localWires } from '../adapters/local-wires.ts';
import {
  aCycle,
  aForm,
  aFormId,
  answered,
  aPair,
  aParticipant,
  aPerson,
  aSession,
  at,
  pairId,
} from '../domain/builders.ts';

const first: Answers = { held: 'held', useful: 4, free: 4, fit: 'good' };

/** P07 after its first session, with what the mentor said of it. */
async function aPairThatSpoke(answers: Answers, changes: Partial<Pair> = {}) {
  const local = localWires();
  const { program, people } = local;
  const register = async (address: string, first: string) => {
    const { personId: _given, ...person } = aPerson({ address, first });
    return people.register(person);
  };
  const mentorId = await register('ines@solane.example', 'Inès');
  const menteeId = await register('helene@solane.example', 'Hélène');
  const coordinator = await register('claire@solane.example', 'Claire');
  await program.cycles.create(aCycle({ coordinators: [coordinator] }), 'created');
  await program.participants.put(aParticipant({ personId: mentorId }));
  await program.participants.put(aParticipant({ side: 'mentee', personId: menteeId }));
  const form: Form = {
    ...answered(aForm({ formId: aFormId('ses'), personId: mentorId, session: 1, pairId }), answers),
    revision: 1,
  };
  await program.forms.create(form, 'answered');
  const session = aSession({ mentorForm: form.formId, status: 'held', concludedAt: at('2027-03-04 10:00') });
  await program.pairs.create(aPair({ mentorId, menteeId, sessions: [session], ...changes }), 'created');
  const world = { clock: local.clock, requestHandlers: local.requestHandlers, log: () => undefined };
  const weigh = () => weighFeedback.with(environment, world)({ pairId });
  const correct = async (corrected: Answers) => {
    const stored = await program.forms.load(form.formId);
    const answers = { ...stored.answers, ...corrected };
    await program.forms.advance(stored, { to: { ...stored, answers, revision: stored.revision + 1 }, event: 'test' });
  };
  const alert = (signal: string) => program.ledger.find(`${pairId}#alert#${signal}#${form.formId}`);
  const signals = async () => (await program.pairs.load(pairId)).signals.map(({ signal }) => signal);
  return { ...local, weigh, correct, alert, signals, form };
}

describe('feedback corrected after its session was concluded', () => {
  it('"not a fit" stops the pair until a coordinator has decided', async () => {
    const { program, weigh, correct, signals } = await aPairThatSpoke(first);
    await weigh();
    expect(await signals()).toEqual([]);
    await correct({ fit: 'change' });
    await weigh();
    const pair = await program.pairs.load(pairId);
    expect(await signals()).toEqual(['not-a-fit']);
    expect(pair).toMatchObject({ holds: 1, stopAsked: 'mentor' });
    expect((await program.forms.load(pair.holdForm ?? aFormId('none'))).kind).toBe('FIT');
  });

  it('a low rating without free speech goes to the coordinator at once; each signal once per form', async () => {
    const { weigh, correct, alert, signals } = await aPairThatSpoke({ ...first, useful: 2 });
    await weigh();
    expect(await signals()).toEqual(['low-rating']);
    expect(await alert('not-free-to-speak')).toBeUndefined();
    await correct({ free: 1 });
    await weigh();
    expect(await alert('not-free-to-speak')).toMatchObject({ mail: 'alert' });
    await correct({ useful: 1 });
    await weigh();
    await correct({ free: 4 });
    await weigh();
    expect(await signals()).toEqual(['low-rating', 'not-free-to-speak']);
  });

  it('tells how the session ended by the last answers', async () => {
    const { program, weigh, correct } = await aPairThatSpoke({ held: 'canceled' });
    await weigh();
    expect((await program.pairs.load(pairId)).sessions[0]?.status).toBe('canceled');
    await correct(first);
    await weigh();
    expect((await program.pairs.load(pairId)).sessions[0]).toMatchObject({ status: 'held', heardFrom: 'one' });
  });

  it('is told at once, without a second question to the coordinator, while the pair is on hold or once it is closed', async () => {
    for (const changes of [{ holdForm: aFormId('fit') }, { status: 'closed' as const }]) {
      const { program, weigh, alert } = await aPairThatSpoke({ ...first, fit: 'change' }, changes);
      await weigh();
      expect(await alert('not-a-fit')).toMatchObject({ mail: 'alert' });
      expect(await program.pairs.load(pairId)).toMatchObject({ holds: 0, ...changes });
    }
  });
});

describe('a reply after the pair has closed', () => {
  it('is weighed by whoever receives it, and so is one whose reading was cut short by a crash', async () => {
    const local = await aPairThatSpoke(first, { status: 'closed' });
    const { program, weigh, alert, form } = local;
    await weigh();
    const raw = ['From: <ines@solane.example>', 'Content-Type: text/plain; charset=utf-8', '', '2: 2', '3: 1', ''];
    const message = await parseMessage(Buffer.from(raw.join('\r\n')));
    if (message.kind !== 'message') throw new Error(message.reason);
    const services = {
      ...local,
      ids: { random: () => 'a' },
    };
    const take = async (inboundId: string) =>
      takeReply(services, {
        form: await program.forms.load(form.formId),
        message,
        inboundId,
        objectKey: `mail/${inboundId}`,
        receivedAt: at('2027-03-05 10:00'),
      });
    expect(await take('in-1')).toBe('answered');
    expect(await alert('not-free-to-speak')).toMatchObject({ mail: 'alert' });

    const stored = await program.forms.load(form.formId);
    const answers = { ...stored.answers, held: 'canceled' };
    const cutShort = { ...stored, answers, revision: stored.revision + 1, replies: [...stored.replies, 'in-2'] };
    await program.forms.advance(stored, { to: cutShort, event: 'test' });
    expect(await take('in-2')).toBe('answered');
    expect((await program.pairs.load(pairId)).sessions[0]?.status).toBe('canceled');
  });
});
