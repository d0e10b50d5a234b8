import { describe, expect, it } from 'vitest';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { aForm, at, cycleId } from '../domain/builders.ts';
import { inboundDomain } from './a-door-in.ts';
import { addresses, atTheDoor, unproven } from './at-the-door.ts';

const enrolling = { status: 'enrolling', enrollmentClosesAt: at('2027-03-16 18:00') } as const;
const program = `program@${inboundDomain}`;
const bothAddressed = (address: string) => [`To: <r@x.example>, <${address}>`];

describe('a message that answers no form', () => {
  it('from somebody invited gets the enrollment form while enrollment is open, and the form again at most once', async () => {
    const door = await atTheDoor(enrolling);
    const write = () => door.send({ from: addresses.paul, to: program, text: 'Je voudrais participer.' });
    expect(await write()).toMatchObject({ outcome: 'passed-on', detail: 'open door' });
    const [form] = await door.program.forms.ofCycle(cycleId, 'ENR-M');
    expect(form).toMatchObject({ personId: door.ids.paul, status: 'issued' });
    expect(door.ordered('paul')).toEqual([]);
    if (form === undefined) throw new Error('No form was issued');
    await door.program.forms.advance(form, { to: { ...form, sent: 1 }, event: 'sent' });
    for (let time = 1; time <= 2; time += 1) await write();
    expect(door.ordered('paul')).toEqual([`form ${form.formId}#asked-for`]);
    expect((await door.tasks()).map(({ kind }) => kind)).toEqual(['stray-message', 'stray-message', 'stray-message']);
  });

  it('from anybody else the program knows goes to a coordinator, and its sender hears so once a week', async () => {
    const door = await atTheDoor(enrolling);
    for (let time = 1; time <= 2; time += 1)
      expect(await door.send({ from: addresses.karim, to: program, text: 'Bonjour' })).toMatchObject({
        outcome: 'passed-on',
      });
    expect(door.ordered('karim')).toHaveLength(1);
    expect(await door.tasks()).toMatchObject([{ personId: door.ids.karim }, { personId: door.ids.karim }]);
    door.clock.moveTo(plusMinutes(door.clock.now(), 7 * 24 * 60));
    await door.send({ from: addresses.karim, to: program, text: 'Bonjour' });
    expect(door.ordered('karim')).toHaveLength(2);
  });

  it('from a known address without proof is held with a task and gets nothing', async () => {
    const door = await atTheDoor(enrolling);
    const record = await door.send({ from: addresses.paul, to: program, text: 'Bonjour', findings: unproven });
    expect(record).toMatchObject({ outcome: 'held', personId: door.ids.paul });
    expect(await door.tasks()).toMatchObject([{ kind: 'stray-message', facts: { trust: 'weak' } }]);
    expect(door.ordered('paul')).toEqual([]);
    expect(await door.program.forms.ofCycle(cycleId)).toEqual([]);
  });

  it('and says nothing but thanks gets nothing, and is nobody’s task', async () => {
    const door = await atTheDoor(enrolling);
    const text = 'Merci !\n\nLe 2 mars 2027 à 10:12, Mentorat <m@x.example> a écrit :\n> Bonjour Paul';
    expect(await door.send({ from: addresses.paul, to: program, text })).toMatchObject({ detail: 'thanks' });
    expect([await door.tasks(), door.ordered('paul')]).toEqual([[], []]);
  });

  it('that is not read is a task when its sender is known and proven', async () => {
    for (const [findings, tasks] of [
      [{ spam: 'FAIL' }, ['spam']],
      [{ virus: 'FAIL' }, ['virus']],
      [{ spam: 'FAIL', ...unproven }, []],
    ] as const) {
      const door = await atTheDoor(enrolling);
      await door.send({ from: addresses.paul, to: program, text: 'Bonjour', findings });
      expect((await door.tasks()).map(({ kind }) => kind)).toEqual(tasks);
    }
  });

  it('from a stranger is recorded and never answered', async () => {
    const door = await atTheDoor(enrolling);
    const record = await door.send({ from: 'x@elsewhere.example', to: program, text: 'Bonjour' });
    expect(record).toMatchObject({
      outcome: 'nothing',
      detail: 'unknown sender',
      objectKey: `mail/${record.inboundId}`,
    });
    expect(await door.people.idOf('x@elsewhere.example')).toBeUndefined();
    expect(await door.tasks()).toEqual([]);
  });

  it('with an address whose key is wrong is not guessed, although its sender is proven and has one form open', async () => {
    const door = await atTheDoor(enrolling);
    const form = await door.issued('ENR-M', 'ines');
    const to = door.addressOf({ ...form, key: 'a'.repeat(16) });
    expect(await door.send({ from: addresses.ines, to, text: '1: C' })).toMatchObject({ outcome: 'passed-on' });
    expect((await door.program.forms.load(form.formId)).answers).toEqual({});
  });
});

describe('a message that the partner reads along', () => {
  it('is their conversation: shown to nobody, deleted the next day, and its sender hears so once', async () => {
    const door = await atTheDoor();
    const form = await door.issued('SES-fit', 'ines');
    const headers = bothAddressed(addresses.helene);
    for (let time = 1; time <= 2; time += 1) {
      const record = await door.send({
        from: addresses.ines,
        to: form,
        headers,
        text: 'Oui, mardi me va. 4 et 5 aussi.',
      });
      expect(record).toMatchObject({ outcome: 'nothing', detail: 'conversation' });
      expect(record.object?.tags).toEqual({ keep: 'one-day' });
    }
    expect(door.ordered('ines')).toEqual([`conversation ${door.pairId}#conversation#${door.ids.ines}`]);
    expect(await door.tasks()).toEqual([]);
    expect(await door.program.forms.load(form.formId)).toMatchObject({ answers: {}, replies: [] });
  });

  it('counts for its numbered answers only; what else it says goes to no coordinator', async () => {
    const door = await atTheDoor();
    const form = await door.issued('SES-fit', 'ines');
    const text = '1: A\n2: 4\n3: 5\n4: A\n\nHélène, merci pour hier !';
    const record = await door.send({ from: addresses.ines, to: form, headers: bothAddressed(addresses.helene), text });
    expect(record).toMatchObject({ outcome: 'answered' });
    expect((await door.program.forms.load(form.formId)).answers).toMatchObject({ useful: 4, free: 5 });
    expect(await door.tasks()).toEqual([]);
    expect(record.object?.tags).toEqual({ keep: 'one-day' });
  });

  it('counts for a standing word', async () => {
    const door = await atTheDoor();
    const form = await door.issued('SES-fit', 'ines');
    const headers = [`To: <${door.addressOf(form)}>`, `Cc: ${addresses.helene}`];
    expect(await door.send({ from: addresses.ines, to: form, headers, text: 'ENGLISH' })).toMatchObject({
      outcome: 'answered',
    });
    expect((await door.program.forms.load(form.formId)).language).toBe('en');
  });

  it('is theirs too when the partner answers all, and is not held as somebody else’s answer', async () => {
    const door = await atTheDoor();
    const form = await door.issued('SES-fit', 'ines');
    const record = await door.send({
      from: addresses.helene,
      to: form,
      headers: bothAddressed(addresses.ines),
      text: '2: 5',
    });
    expect(record).toMatchObject({ outcome: 'nothing', detail: 'conversation' });
    expect(await door.tasks()).toEqual([]);
    expect(door.ordered('ines')).toEqual([]);
    expect((await door.program.forms.load(form.formId)).held).toEqual([]);
  });

  it('is a message like any other when somebody else is the second recipient', async () => {
    const door = await atTheDoor();
    const form = await door.issued('SES-fit', 'ines');
    const record = await door.send({
      from: addresses.ines,
      to: form,
      headers: bothAddressed(addresses.karim),
      text: 'A 4 5 A',
    });
    expect(record).toMatchObject({ outcome: 'answered' });
    expect(record.object?.tags).toBeUndefined();
  });
});

describe('a message that is too large', () => {
  const line = `${'QUJD'.repeat(18)}\r\n`;
  const megabytes = (count: number) => line.repeat(Math.ceil((count * 1024 * 1024) / line.length));
  const withPhoto = (text: string) =>
    [
      '--b',
      'Content-Type: text/plain',
      '',
      text,
      '--b',
      'Content-Type: image/jpeg',
      'Content-Transfer-Encoding: base64',
      '',
      megabytes(3),
      '--b--',
    ].join('\r\n');
  const headers = ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'];

  it('is read as far as 2 MB go, when the words come before that', async () => {
    const door = await atTheDoor();
    const form = await door.issued('SES-fit', 'ines');
    const record = await door.send({
      from: addresses.ines,
      to: form,
      headers,
      text: withPhoto('1: A\n2: 4\n3: 5\n4: A'),
    });
    expect(record).toMatchObject({ outcome: 'answered' });
  });

  it('is held with a task that says where it lies, when they may not be all', async () => {
    const door = await atTheDoor();
    const form = await door.issued('SES-fit', 'ines');
    const record = await door.send({ from: addresses.ines, to: form, text: `2: 4\r\n${megabytes(3)}` });
    expect(record).toMatchObject({ outcome: 'held' });
    expect(await door.tasks()).toMatchObject([
      { kind: 'too-large', objectKey: `mail/${record.inboundId}`, formId: form.formId },
    ]);
    expect((await door.program.forms.load(form.formId)).answers).toEqual({});
  });
});

describe('the same message delivered twice', () => {
  const messageId = 'one@mail.example';
  const text = '1: A\n2: tableur\n3: stratégie\n4: C, G\n6: B, C';

  it('is handled once and answered once, under whatever id SES gives the copy', async () => {
    const door = await atTheDoor(enrolling);
    const form = await door.issued('ENR-M', 'ines');
    const send = (words: string) => door.send({ from: addresses.ines, to: form, text: words, messageId });
    expect(await send(text)).toMatchObject({ outcome: 'answered' });
    expect(await send(text)).toMatchObject({ outcome: 'nothing', detail: 'copy', formId: form.formId });
    expect(door.ordered('ines')).toHaveLength(1);
    expect(await send(`${text}\n5: A`)).toMatchObject({ outcome: 'answered' }); // other words are no copy
  });

  it('counts when only the second delivery proves its sender', async () => {
    const door = await atTheDoor(enrolling);
    const form = await door.issued('ENR-M', 'ines');
    await door.send({ from: addresses.ines, to: form, text, messageId, findings: unproven });
    expect(await door.send({ from: addresses.ines, to: form, text, messageId })).toMatchObject({ outcome: 'answered' });
  });
});

describe('a bomb of replies', () => {
  it('is stored message by message, and answered three times an hour and ten times a day', async () => {
    const door = await atTheDoor(enrolling);
    const form = await door.issued('ENR-M', 'ines');
    const echoes = () => door.ordered('ines').filter((order) => order.includes('#echo#') || order.startsWith('thanks'));
    const bomb = async (count: number) => {
      for (let time = 0; time < count; time += 1) {
        const text = `1: A\n2: sujet ${String(time)} ${door.clock.now()}, tableur\n3: stratégie\n4: C, G\n6: B, C`;
        expect(await door.send({ from: addresses.ines, to: form, text })).toMatchObject({ outcome: 'answered' });
        door.clock.moveTo(plusMinutes(door.clock.now(), 1));
      }
    };
    await bomb(6);
    expect(echoes()).toHaveLength(3);
    for (let hour = 1; hour <= 4; hour += 1) {
      door.clock.moveTo(plusMinutes(door.clock.now(), 60));
      await bomb(4);
    }
    expect(echoes()).toHaveLength(10);
    expect((await door.program.forms.load(form.formId)).replies).toHaveLength(20);
  });

  it('to many forms gets the first answer about each, and three an hour besides', async () => {
    const door = await atTheDoor(enrolling);
    const forms = await Promise.all(
      [1, 2, 3, 4, 5].map((round) =>
        door.issued('ENR-M', 'ines', { round, formId: aForm({ kind: 'ENR-M', round }).formId }),
      ),
    );
    const answerAll = async (topic: string) => {
      for (const form of forms) {
        const text = `1: A\n2: ${topic}\n3: stratégie\n4: C, G\n6: B, C`;
        expect(await door.send({ from: addresses.ines, to: form, text })).toMatchObject({ outcome: 'answered' });
      }
    };
    await answerAll('tableur');
    expect(door.ordered('ines')).toHaveLength(5);
    await answerAll('vidéo courte');
    expect(door.ordered('ines')).toHaveLength(8);
  });

  it('that come too late is told so once a day about one form, and a coordinator sees every one of them', async () => {
    const door = await atTheDoor();
    const form = await door.issued('AGD', 'sandrine');
    for (const answer of ['A', 'B', 'C'])
      await door.send({ from: addresses.sandrine, to: form, text: `1: ${answer}\n2: A` });
    expect(door.ordered('sandrine')).toHaveLength(1);
    expect(await door.tasks()).toHaveLength(3);
  });

  it('that were answered by one email count once: the next one that says something is answered', async () => {
    const door = await atTheDoor(enrolling);
    const late = await door.issued('AGD', 'ines', { status: 'expired' });
    const form = await door.issued('ENR-M', 'ines');
    for (const answer of ['A', 'B', 'C', 'D'])
      await door.send({ from: addresses.ines, to: late, text: `1: ${answer}\n2: A` });
    for (const topic of ['tableur', 'vidéo courte', 'Instagram'])
      await door.send({ from: addresses.ines, to: form, text: `1: A\n2: ${topic}\n3: stratégie\n4: C, G\n6: B, C` });
    expect(door.ordered('ines').filter((order) => order.includes('#late#'))).toHaveLength(1);
    expect(door.ordered('ines').filter((order) => order.includes('#echo#'))).toHaveLength(3);
  });
});
