import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Charset, fits, mimeMessage, type TextPart } from '../../../local/employees/mime.ts';
import { flow } from '../../../local/employees/quote-body.ts';
import { seeded } from '../../../local/employees/random.ts';
import { replyTime } from '../../../local/employees/reply-time.ts';
import { unflow } from '../../../shared/forms/unflow.ts';
import { parseMessage } from '../../../shared/mail/parse-message.ts';

const word = fc.constantFrom(
  'été',
  'l’avis',
  'œuvre',
  '10 €',
  '« oui »',
  '—',
  'A',
  '4',
  '1:',
  '=',
  '>',
  '.',
  'From ',
  '   ',
  'à',
  'anticonstitutionnellement',
);
const line = fc.array(word, { maxLength: 30 }).map((words) => words.join(' ').trimEnd());
const text = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => `x${lines.join('\n')}x`);

describe('a message as clients write it', () => {
  it('says the same after every encoding and charset', async () => {
    const ways = fc.record({
      charset: fc.constantFrom<Charset>('utf-8', 'windows-1252', 'iso-8859-1'),
      encoding: fc.constantFrom<TextPart['encoding']>('base64', 'quoted-printable', '8bit'),
      body: text,
      subject: line.map((words) => `Re: ${words}`.trim()),
      html: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(ways, async ({ charset, encoding, body, subject, html }) => {
        fc.pre(fits(body, charset));
        const plain: TextPart = { type: 'text/plain', charset, encoding, text: body };
        const rich: TextPart = { ...plain, type: 'text/html', text: '<p>x</p>' };
        const raw = mimeMessage({
          headers: [
            ['From', 'Ines <ines@corp.example>'],
            ['Subject', subject],
          ],
          headerCharset: charset,
          boundary: '=_b',
          parts: html ? [plain, rich] : [plain],
        });
        const message = await parseMessage(raw);
        expect(message).toMatchObject({ kind: 'message', subject: subject.replace(/\s+/g, ' ') });
        const read = message.kind === 'message' ? message.text.replaceAll('\r\n', '\n').trimEnd() : '';
        // Of blank lines together two are enough: a flood of them may be cut before it is read.
        const calm = (lines: string) => lines.replace(/\n{4,}/g, '\n\n\n');
        expect(calm(read)).toBe(calm(body));
      }),
      { numRuns: 300 },
    );
  });

  it('has no line longer than mail allows, but for 8bit', () => {
    fc.assert(
      fc.property(text, fc.constantFrom<TextPart['encoding']>('base64', 'quoted-printable'), (body, encoding) => {
        const raw = mimeMessage({
          headers: [['Subject', body.replaceAll('\n', ' ')]],
          headerCharset: 'utf-8',
          boundary: '=_b',
          parts: [{ type: 'text/plain', charset: 'utf-8', encoding, text: body }],
        });
        for (const each of Buffer.from(raw).toString('latin1').split('\r\n'))
          if (!/^Subject: [\x20-\x7e]*$/.test(each)) expect(each.length).toBeLessThanOrEqual(98);
      }),
    );
  });

  it('folded as format=flowed in a run of spaces unfolds with all of them', () => {
    const words = `${'anticonstitutionnellement '.repeat(2)}${'été '.repeat(5)}    été`;
    expect(flow([words])).toHaveLength(2);
    expect(unflow(flow([words]).join('\n'))).toBe(words);
  });

  it('folded as format=flowed unfolds to the same lines', () => {
    fc.assert(
      fc.property(
        fc.array(
          line.filter((each) => !/^>|\s>/.test(each)),
          { maxLength: 6 },
        ),
        fc.boolean(),
        (lines, quoted) => {
          const written = quoted ? lines.map((each) => (each === '' ? '>' : `> ${each}`)) : lines;
          const unfolded = unflow(flow(written).join('\n')).split('\n');
          expect(unfolded.map((each) => each.trimEnd())).toEqual(written.length === 0 ? [''] : written);
        },
      ),
    );
  });
});

describe('the time of a reply', () => {
  it('is later, in waking hours of a working day', () => {
    const moments = fc.record({
      from: fc
        .date({ min: new Date('2027-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      promptness: fc.constantFrom('minutes' as const, 'hours' as const, 'days' as const),
      timeZone: fc.constantFrom('Europe/Paris', 'America/Toronto'),
      label: fc.string(),
    });
    fc.assert(
      fc.property(moments, ({ from, ...how }) => {
        const time = replyTime(from, { ...how, random: seeded('s') });
        const local = Temporal.Instant.from(time).toZonedDateTimeISO(how.timeZone);
        expect(time > from).toBe(true);
        expect(local.dayOfWeek).toBeLessThanOrEqual(5);
        expect(local.hour).toBeGreaterThanOrEqual(7);
        expect(local.hour).toBeLessThan(21);
      }),
    );
  });
});
