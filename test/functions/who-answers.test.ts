import { describe, expect, it } from 'vitest';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { at, cycleId } from '../domain/builders.ts';
import { inboundDomain } from './a-door-in.ts';
import { addresses, atTheDoor, unproven } from './at-the-door.ts';

const enrolling = { status: 'enrolling', enrollmentClosesAt: at('2027-03-16 18:00') } as const;

describe('a message finds its form', () => {
  it('by its address in the headers that redirects and gateways leave it in, whatever they did to its case', async () => {
    for (const header of [
      'Cc',
      'Delivered-To',
      'X-Original-To',
      'Resent-To',
      'References',
      'In-Reply-To',
      'X-Forwarded-To',
    ]) {
      const door = await atTheDoor(enrolling);
      const form = await door.issued('ENR-M', 'ines');
      const record = await door.send({
        from: addresses.ines,
        to: `program@${inboundDomain}`,
        headers: [`${header}: <${door.addressOf(form).toUpperCase()}>`],
        text: '1: C',
      });
      expect([header, record]).toMatchObject([header, { outcome: 'answered', formId: form.formId }]);
    }
  });

  it('by the email of ours that it answers, in any region’s spelling of its id', async () => {
    for (const domain of ['eu-west-1.amazonses.com', 'email.amazonses.com']) {
      const door = await atTheDoor(enrolling);
      const form = await door.issued('ENR-M', 'ines');
      const key = `${form.formId}#0`;
      const { cycleId, formId, personId: to } = form;
      await door.program.ledger.order({
        key,
        mail: 'form',
        to,
        cycleId,
        formId,
        attempt: 0,
        facts: {},
        dueAt: form.issuedAt,
        ifUnsure: 'give up',
      });
      const entry = await door.program.ledger.find(key);
      if (entry === undefined) throw new Error('The email was not ordered');
      const sesMessageId = '0102019a00000000-1111aaaa-2222-3333-4444-555566667777-000000';
      await door.program.ledger.advance(entry, { ...entry, status: 'sent', sesMessageId });
      const headers = [`In-Reply-To: <${sesMessageId}@${domain}>`];
      const record = await door.send({ from: addresses.ines, to: `program@${inboundDomain}`, headers, text: '1: C' });
      expect(record).toMatchObject({ outcome: 'answered', formId: form.formId });
    }
  });

  it('by the code it quotes, if it is the sender’s own form and the sender is proven', async () => {
    const door = await atTheDoor(enrolling);
    const form = await door.issued('ENR-M', 'ines');
    const code = `ENR-${form.formId.slice(4, 8).toUpperCase()}`;
    const text = `1: C\n\n> Code du formulaire : ${code}`;
    const to = `program@${inboundDomain}`;
    expect(await door.send({ from: addresses.helene, to, text })).not.toHaveProperty('formId');
    expect(await door.send({ from: addresses.ines, to, text, findings: unproven })).toMatchObject({ outcome: 'held' });
    expect((await door.program.forms.load(form.formId)).status).toBe('issued');
    expect(await door.send({ from: addresses.ines, to, text })).toMatchObject({
      outcome: 'answered',
      formId: form.formId,
    });
  });
});

describe('a reply without proof', () => {
  const held = async () => {
    const door = await atTheDoor();
    const form = await door.issued('SES-fit', 'ines');
    const record = await door.send({
      from: addresses.ines,
      to: form,
      text: '1: A\n2: 4\n3: 5\n4: A',
      findings: unproven,
    });
    return { door, form, record };
  };

  it('is held: nothing is stored, a coordinator sees it, and its person is asked at the registered address, once', async () => {
    const { door, form, record } = await held();
    expect(record).toMatchObject({ outcome: 'held', detail: 'weak proof' });
    expect(await door.program.forms.load(form.formId)).toMatchObject({ status: 'issued', answers: {}, replies: [] });
    expect(await door.tasks()).toMatchObject([{ kind: 'held-reply', facts: { trust: 'weak', kind: 'SES-fit' } }]);
    const [question, ...others] = await door.asked('ines', 'CONFIRM');
    expect(others).toEqual([]);
    expect(question).toMatchObject({ group: 'confirming', facts: { about: form.formId, inbound: record.inboundId } });
    expect(question?.key).not.toBe(form.key);
  });

  it('counts as received when it was once its person says yes, even without proof again', async () => {
    const { door, form, record } = await held();
    const receivedAt = door.clock.now();
    const [question] = await door.asked('ines', 'CONFIRM');
    door.clock.moveTo(plusMinutes(receivedAt, 90));
    const yes = await door.send({ from: addresses.ines, to: question!, text: 'Oui', findings: unproven });
    expect(yes).toMatchObject({ outcome: 'answered', formId: question?.formId });
    const after = await door.program.forms.load(form.formId);
    expect(after).toMatchObject({ status: 'answered', answers: { useful: 4, free: 5 }, replies: [record.inboundId] });
    expect(new Set(Object.values(after.givenAt))).toEqual(new Set([receivedAt]));
    expect(await door.program.inbound.find(record.inboundId)).toMatchObject({ outcome: 'answered' });
    expect(await door.tasks()).toEqual([]); // the coordinator need not look any more
  });

  it('loses to what its person said later, however late it is confirmed', async () => {
    const { door, form, record } = await held();
    const [question] = await door.asked('ines', 'CONFIRM');
    door.clock.moveTo(plusMinutes(door.clock.now(), 30));
    await door.send({ from: addresses.ines, to: form, text: '1: A\n2: 5\n3: 5\n4: A' });
    await door.send({ from: addresses.ines, to: question!, text: 'oui' });
    expect((await door.program.forms.load(form.formId)).answers).toMatchObject({ useful: 5 });
    expect(await door.program.inbound.find(record.inboundId)).toMatchObject({ outcome: 'superseded' });
  });

  it('never counts after a no, and nobody is asked again', async () => {
    const { door, form } = await held();
    const [question] = await door.asked('ines', 'CONFIRM');
    await door.send({ from: addresses.ines, to: question!, text: 'Non' });
    await door.send({ from: addresses.ines, to: form, text: '1: A\n2: 1\n3: 1\n4: A', findings: unproven });
    expect((await door.program.forms.load(form.formId)).answers).toEqual({});
    expect(await door.asked('ines', 'CONFIRM')).toEqual([]);
    expect((await door.tasks()).map(({ kind }) => kind)).toEqual(['held-reply', 'held-reply']);
  });

  it('that came meanwhile is asked about after the yes to the first', async () => {
    const { door, form } = await held();
    const [first] = await door.asked('ines', 'CONFIRM');
    door.clock.moveTo(plusMinutes(door.clock.now(), 5));
    const second = await door.send({ from: addresses.ines, to: form, text: '2: 3', findings: unproven });
    expect(await door.asked('ines', 'CONFIRM')).toHaveLength(1);
    await door.send({ from: addresses.ines, to: first!, text: 'oui' });
    const [next] = await door.asked('ines', 'CONFIRM');
    expect(next).toMatchObject({ round: 2, facts: { inbound: second.inboundId } });
    await door.send({ from: addresses.ines, to: next!, text: 'oui' });
    expect((await door.program.forms.load(form.formId)).answers).toMatchObject({ useful: 3, free: 5 });
  });

  it('to the question itself counts by its address only, and from the registered address only', async () => {
    const { door, form } = await held();
    const [question] = await door.asked('ines', 'CONFIRM');
    await door.send({ from: 'ines@home.example', to: question!, text: 'oui' });
    await door.send({ from: addresses.helene, to: question!, text: 'oui' });
    expect((await door.program.forms.load(question!.formId)).status).toBe('issued');
    expect((await door.program.forms.load(form.formId)).answers).toEqual({});
  });
});

describe('a reply from a private address', () => {
  it('is held and confirmed by one word from the company’s', async () => {
    const door = await atTheDoor(enrolling);
    const form = await door.issued('ENR-M', 'ines');
    const record = await door.send({ from: 'ines@home.example', to: form, text: '1: C' });
    expect(record).toMatchObject({ outcome: 'held', detail: 'other address' });
    expect(await door.asked('ines', 'OTHER')).toEqual([]);
    const [question] = await door.asked('ines', 'CONFIRM');
    await door.send({ from: addresses.ines, to: question!, text: 'Oui !' });
    expect(await door.program.forms.load(form.formId)).toMatchObject({
      status: 'answered',
      answers: { role: 'not-now' },
    });
  });

  it('to a confidential form is not asked about: the person gets the form again, once, and nobody else hears', async () => {
    const door = await atTheDoor();
    const form = await door.issued('SES-fit', 'ines');
    for (let time = 1; time <= 2; time += 1)
      expect(await door.send({ from: 'ines@home.example', to: form, text: '2: 1' })).toMatchObject({ outcome: 'held' });
    expect(await door.asked('ines', 'CONFIRM')).toEqual([]);
    expect(door.ordered('ines')).toEqual([`form ${form.formId}#again`]);
    expect((await door.program.forms.load(form.formId)).answers).toEqual({});
  });
});

describe('somebody else’s answer', () => {
  it('to an invitation is held, the person is asked who answered, once, and the colleague gets an own form', async () => {
    const door = await atTheDoor(enrolling);
    const form = await door.issued('ENR-S', 'helene');
    for (let time = 1; time <= 2; time += 1) await door.send({ from: addresses.paul, to: form, text: '1: A\n2: IA' });
    expect(await door.program.forms.load(form.formId)).toMatchObject({ status: 'issued', answers: {} });
    expect(await door.asked('helene', 'OTHER')).toMatchObject([{ facts: { sender: door.ids.paul } }]);
    const own = await door.program.forms.ofCycle(cycleId, 'ENR-M');
    expect(own).toMatchObject([{ personId: door.ids.paul, status: 'issued' }]);
    expect(door.ordered('paul')).toEqual([]); // its own ladder sends it
  });

  it('counts when the person says that it is theirs', async () => {
    const door = await atTheDoor(enrolling);
    const form = await door.issued('ENR-S', 'helene');
    await door.send({ from: addresses.paul, to: form, text: '1: C' });
    const [question] = await door.asked('helene', 'OTHER');
    await door.send({ from: addresses.helene, to: question!, text: 'oui' });
    expect(await door.program.forms.load(form.formId)).toMatchObject({ answers: { role: 'not-now' } });
  });

  it('by a colleague who is not in the roster is told to a coordinator, and to nobody else', async () => {
    const door = await atTheDoor(enrolling);
    const form = await door.issued('ENR-S', 'helene');
    await door.send({ from: 'unknown@solane.example', to: form, text: '1: A' });
    const [question] = await door.asked('helene', 'OTHER');
    expect(question?.facts).not.toHaveProperty('sender');
    expect((await door.tasks()).map(({ kind }) => kind)).toEqual(['held-reply']);
    expect(await door.people.idOf('unknown@solane.example')).toBeUndefined();
  });

  it('to feedback is not read: the sender hears so, once, and the person gets the form again, once', async () => {
    const door = await atTheDoor();
    const form = await door.issued('SES-fit', 'helene');
    for (let time = 1; time <= 2; time += 1)
      expect(await door.send({ from: addresses.paul, to: form, text: '1: A\n2: 1\n3: 1' })).toMatchObject({
        outcome: 'held',
        detail: 'personal',
      });
    expect(door.ordered('paul')).toEqual([`personal ${form.formId}#personal#${door.ids.paul}`]);
    expect(door.ordered('helene')).toEqual([`form ${form.formId}#again`]);
    expect(await door.program.forms.load(form.formId)).toMatchObject({ status: 'issued', answers: {}, replies: [] });
    expect(await door.asked('helene', 'OTHER')).toEqual([]);
  });
});

describe('whoever keeps the calendar', () => {
  const answerDates = async (from: string, kind = 'AGD') => {
    const door = await atTheDoor();
    const form = await door.issued(kind, 'helene', kind === 'MOV' ? { session: 1 } : {});
    return door.send({ from, to: form, text: '1: A\n2: A' });
  };

  it('answers date forms that went to the leader, and nobody else does', async () => {
    for (const kind of ['AGD', 'MOV']) expect((await answerDates(addresses.sandrine, kind)).outcome).not.toBe('held');
    expect(await answerDates(addresses.paul)).toMatchObject({ outcome: 'held', detail: 'somebody else' });
    expect(await answerDates(addresses.sandrine, 'STA-S')).toMatchObject({ outcome: 'held', detail: 'personal' });
  });

  it('is also whoever the leader named at enrollment, known or not', async () => {
    const door = await atTheDoor();
    const enrolled = {
      status: 'answered',
      answers: { role: 'mentee', calendar: 'new.assistant@solane.example' },
    } as const;
    await door.issued('ENR-S', 'helene', enrolled);
    const form = await door.issued('AGD', 'sandrine');
    expect((await door.send({ from: 'new.assistant@solane.example', to: form, text: '1: A\n2: A' })).outcome).not.toBe(
      'held',
    );
  });
});

describe('whom a leader names at enrollment', () => {
  const enroll = async (calendar: string) => {
    const door = await atTheDoor(enrolling);
    const form = await door.issued('ENR-S', 'helene');
    await door.send({ from: addresses.helene, to: form, text: `1: A\n2: IA\n3: réseau\n4: ${calendar}\n6: B, C` });
    const id = await door.people.idOf(calendar);
    return id === undefined ? undefined : door.people.find(id);
  };

  it('is known from then on, so that date forms can be sent there, if it is somebody of the company', async () => {
    expect(await enroll('luc.martin@solane.example')).toMatchObject({ first: 'Luc', last: 'Martin', language: 'fr' });
    expect(await enroll('luc.martin@elsewhere.example')).toBeUndefined();
  });

  it('keeps the name that is known', async () => {
    expect(await enroll(addresses.sandrine)).toMatchObject({ first: 'sandrine', last: 'X' });
  });
});

describe('a coordinator’s decision', () => {
  it('counts from the configured address beyond doubt; anything else is held and answers nothing', async () => {
    const door = await atTheDoor();
    const form = await door.issued('FIT', 'claire', { facts: { signal: 'stop', side: 'mentor' } });
    for (const [from, findings] of [
      ['claire@home.example', {}],
      [addresses.paul, {}],
      [addresses.claire, { dmarc: 'GRAY', dkim: 'GRAY' }],
    ] as const)
      expect(await door.send({ from, to: form, text: 'B', findings })).toMatchObject({ outcome: 'held' });
    expect(await door.program.forms.load(form.formId)).toMatchObject({ status: 'issued', answers: {} });
    for (const who of ['claire', 'paul'] as const) expect(door.ordered(who)).toEqual([]);
    expect(await door.asked('claire', 'CONFIRM')).toEqual([]);
  });
});
