import { describe, expect, it } from 'vitest';
import type { ClientManner } from '../../../local/employees/client-manners.ts';
import { coordinatorPersona } from '../../../local/employees/coordinator.ts';
import type { Persona } from '../../../local/employees/personas.ts';
import type { ReplyStyle } from '../../../local/employees/reply-styles.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { FormKind } from '../../../shared/forms/form-definition.ts';
import { formRegistry } from '../../../shared/forms/form-registry.ts';
import { aFormLetter, anEmployee, asAnswers, at, lastMeant, readingOf } from './a-letter.ts';

const manners: ClientManner[] = [
  'outlook-desktop',
  'outlook-mobile',
  'gmail',
  'apple-mail',
  'iphone',
  'thunderbird',
  'notes',
  'no-quote',
];
const styles: ReplyStyle[] = ['numbered', 'one-line', 'words', 'inline', 'under'];
const languages: Language[] = ['fr', 'en'];
const kinds = Object.keys(formRegistry) as FormKind[];
const everyWay = kinds.flatMap((kind) =>
  languages.flatMap((language) => manners.map((manner, at) => ({ kind, language, manner, at }))),
);

/** Of free text alone, nothing that is written is unclear; where only an objection is asked for, silence is the rule. */
const canBeUnclear = (kind: FormKind): boolean => kind !== 'NEW' && kind !== 'OBJ';

const roleFor = (kind: FormKind): Partial<Persona> =>
  ['START', 'MAT', 'FIT'].includes(kind) ? coordinatorPersona() : {};

/** Dates without numbers ("A A", or a slot of both clocks in full): the program may ask again rather than guess. */
const mayBeAskedAgain = (kind: FormKind, style: ReplyStyle): boolean =>
  /^(?:AGD|MOV|NXT)/.test(kind) && (style === 'one-line' || style === 'words');

describe('a reply by a simulated employee', () => {
  it.each(everyWay)('to $kind in $language from $manner is read as the diary means it, in every style', async (way) => {
    const { kind, language, manner } = way;
    for (const style of styles) {
      const employee = anEmployee({ ...roleFor(kind), manner, style }, `${style} ${manner}`);
      const [reply] = await employee.receive(await aFormLetter(kind, { language }), at);
      const { answers, open } = await readingOf(kind, reply, { language });
      const meant = asAnswers(kind, lastMeant(employee).answers);
      if (open.length > 0 && mayBeAskedAgain(kind, style)) expect(meant, style).toMatchObject(answers);
      else expect({ style, answers, open }).toEqual({ style, answers: meant, open: [] });
    }
  });

  it.each(everyWay.filter(({ kind }) => canBeUnclear(kind)))(
    'to $kind in $language from $manner, worded unclearly, gets nothing wrong and is asked again',
    async (way) => {
      const { kind, language, manner } = way;
      const style = styles[(way.at + (language === 'fr' ? 0 : 2)) % styles.length] ?? 'numbered';
      const unclearPerson: Partial<Persona> = { ...roleFor(kind), manner, style, character: 'unclear-first' };
      const employee = anEmployee(unclearPerson, manner);
      const [reply] = await employee.receive(await aFormLetter(kind, { language }), at);
      const reading = await readingOf(kind, reply, { language });
      const { answers, unclear = [] } = lastMeant(employee);
      const open = reading.open.map(({ question }) => question);
      expect(unclear).toHaveLength(1);
      expect(asAnswers(kind, answers)).toMatchObject(reading.answers);
      expect(open).toEqual(expect.arrayContaining([...unclear]));
      for (const number of open) expect(unclear.includes(number) || answers[number] === undefined, style).toBe(true);
    },
  );

  it.each(kinds.filter(canBeUnclear))(
    'to %s, asked again for what was unclear, is clear and means what it meant before',
    async (kind) => {
      const employee = anEmployee({ ...roleFor(kind), character: 'unclear-first' });
      await employee.receive(await aFormLetter(kind), at);
      const first = lastMeant(employee);
      const only = [...(first.unclear ?? [])];
      const again = await aFormLetter(kind, { only, subject: 'Juste une précision', key: `frm_${kind}#1` });
      const [reply] = await employee.receive(again, '2027-03-12T09:00:00.000Z');
      const reading = await readingOf(kind, reply, { only });
      expect(reading.open.filter(({ question }) => only.includes(question))).toEqual([]);
      const asked = Object.fromEntries(only.map((number) => [number, first.answers[number]]));
      expect(lastMeant(employee).answers).toMatchObject(asked);
      expect(asAnswers(kind, first.answers)).toMatchObject(reading.answers);
    },
  );
});
