import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../shared/domain/language.ts';
import { type Answers, type AnswerValue, isEnded, missingQuestions } from '../../shared/forms/answers.ts';
import type { FormDefinition, FormKind, Question } from '../../shared/forms/form-definition.ts';
import { formDefinition, formRegistry } from '../../shared/forms/form-registry.ts';
import { type Reading, readReply } from '../../shared/forms/read-reply.ts';
import { code, formText, type Quote, quoteLines, quotes, valuesFor } from './a-reply.ts';

/** What a person means by an answer, and how they spell it. */
interface Given {
  question: Question;
  value: AnswerValue;
  typed: string;
}

const texts = [
  'la créa',
  'Python, Excel (notions)',
  'comprendre la stratégie',
  'understand the strategy',
  'je ne sais pas',
  'A et B',
  'oui mais pas trop',
  'vidéo courte : 3 formats',
  '- Python\n- Excel',
  'Écoute, curiosité, façon de diriger',
  'on se voit le 12 mars à 9:30',
];

function spelled(question: Question, language: Language): fc.Arbitrary<Given> {
  const given = (value: AnswerValue, typed: string): Given => ({ question, value, typed });
  if ('options' in question) {
    const one = fc.constantFrom(...question.options);
    const spell = (option: (typeof question.options)[number], manner: number): string => {
      const label = fillIn(option.label[language], question);
      return (
        [option.letter, option.letter.toLowerCase(), `${option.letter}.`, `${option.letter}. ${label}`, label][
          manner % 5
        ] ?? ''
      );
    };
    if (question.type !== 'choices') {
      return fc.tuple(one, fc.nat(4)).map(([option, manner]) => given(option.value, spell(option, manner)));
    }
    const several = fc.subarray(
      question.options.filter((option) => option.alone !== true),
      { minLength: 1 },
    );
    const joined = fc.constantFrom(', ', ' et ', ' and ', ' ');
    return fc.tuple(several, fc.nat(4), joined).map(([options, manner, separator]) =>
      given(
        options.map((option) => option.value),
        options.map((option) => spell(option, manner)).join(separator),
      ),
    );
  }
  if (question.type === 'rating') {
    return fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom('', '/5', ' sur 5', ' merci'))
      .map(([mark, after]) => given(mark, `${String(mark)}${after}`));
  }
  if (question.type === 'yes-no') {
    return fc.constantFrom(
      given(true, 'oui'),
      given(true, 'Yes!'),
      given(false, 'non'),
      given(false, 'No, thanks'),
      given(true, 'Oui bien sûr'),
    );
  }
  if (question.reads === 'calendar-keeper') {
    return fc.constantFrom(
      given('self', 'moi'),
      given('self', 'me'),
      given('a.b@corp.example', 'A.B@corp.example merci'),
    );
  }
  return fc.constantFrom(...texts).map((text) => given(text, text));
}

function fillIn(label: string, question: Question): string {
  const definition = Object.values(formRegistry)
    .flat()
    .find((each) => each.questions.includes(question));
  const values = definition === undefined ? {} : valuesFor(definition);
  return label.replace(/\{([^}]+)\}/g, (_, name: string) => values[name] ?? '');
}

const greetings = ['', 'Bonjour,', 'Hello Claire,', 'Bonjour, et merci pour ce programme.'];
const closings = [
  '',
  'Cordialement\nInès Benali\nChef de projet',
  '--\nInès',
  'Merci d’avance\n\nEnvoyé de mon iPhone',
  'Best regards,\nInès',
];
const manners = [
  'numbered',
  'anchored',
  'one line',
  'in order',
  'line by line',
  'on the answer line',
  'below the answer line',
  'below the question',
] as const;

/** What clients and gateways do to the form they quote. */
const noises: Record<string, (line: string) => string[]> = {
  none: (line) => [line],
  'blank lines lost': (line) => (/^>?\s*$/.test(line) ? [] : [line]),
  'blank lines doubled': (line) => [line, line.startsWith('>') ? '>' : ''],
  'accents lost': (line) => [line.normalize('NFD').replace(/\p{M}/gu, '')],
  'questions in bold': (line) => [line.replace(/(\[\d\] .*)$/, '*$1*')],
  'indentation lost': (line) => [line.replace(/^(> |)\s+/, '$1')],
  'wrapped at 44': (line) => {
    const marks = /^>? ?/.exec(line)?.[0] ?? '';
    return (line.slice(marks.length).match(/.{1,44}(?=\s|$)/g) ?? ['']).map((part) => marks + part.trim());
  },
};

interface Reply {
  noise: string;
  kind: FormKind;
  language: Language;
  given: Given[];
  manner: (typeof manners)[number];
  quote: Quote;
  greeting: string;
  closing: string;
  olderThread: boolean;
}

const aReply: fc.Arbitrary<Reply> = fc
  .tuple(fc.constantFrom(...(Object.keys(formRegistry) as FormKind[])), fc.constantFrom<Language>('fr', 'en'))
  .chain(([kind, language]) =>
    fc.record({
      kind: fc.constant(kind),
      language: fc.constant(language),
      given: fc
        .tuple(
          ...formDefinition(kind).questions.map((question) =>
            fc.option(spelled(question, language), { freq: 6, nil: undefined }),
          ),
        )
        .map((all) => all.filter((each) => each !== undefined)),
      manner: fc.constantFrom(...manners),
      quote: fc.constantFrom(...quotes),
      greeting: fc.constantFrom(...greetings),
      closing: fc.constantFrom(...closings),
      olderThread: fc.boolean(),
      noise: fc.constantFrom(...Object.keys(noises)),
    }),
  )
  // Who writes no numbers begins with the first question.
  .filter(({ given, manner }) => !['in order', 'line by line'].includes(manner) || given[0]?.question.number === 1);

function quoted({ kind, language, noise }: Reply, quote: Quote): string[] {
  return quoteLines(formText(kind, language), quote, language).flatMap((line) => noises[noise]?.(line) ?? []);
}

function textOf(reply: Reply): string {
  const { given, manner, quote, greeting, closing, kind, language } = reply;
  const above = (lines: string[]): string => {
    const older = reply.olderThread && quote !== 'none' ? filledIn(kind, language, quote) : [];
    return [greeting, ...lines, closing, ...quoted(reply, quote), ...older].join('\n');
  };
  if (manner === 'numbered') return above(given.map(({ question, typed }) => `${String(question.number)}: ${typed}`));
  if (manner === 'anchored')
    return above(given.map(({ question, typed }) => `Réponse ${String(question.number)} : ${typed}`));
  if (manner === 'one line')
    return above([given.map(({ question, typed }) => `${String(question.number)}: ${typed}`).join(' / ')]);
  if (manner === 'in order') return above([given.map(({ typed }) => typed).join(' ')]);
  if (manner === 'line by line') return above(given.map(({ typed }) => typed));
  const lines = quoted(reply, quote === 'none' ? 'marked' : quote).flatMap((line) => {
    const bare = line.replace(/^> ?/, '');
    const answer = given.find(({ question }) =>
      new RegExp(`^(?:Réponse|Reponse|Answer) ${String(question.number)} ?:$`).test(bare),
    );
    const asked = given.find(({ question }) => bare.replace('*', '').startsWith(`[${String(question.number)}] `));
    if (manner === 'on the answer line' && answer !== undefined) return [`${line} ${answer.typed}`];
    if (manner === 'below the answer line' && answer !== undefined) return [line, answer.typed];
    if (manner === 'below the question' && asked !== undefined) return [line, asked.typed];
    return [line];
  });
  const older = reply.olderThread ? filledIn(kind, language, quote) : [];
  return [greeting, ...lines, ...older, closing].join('\n');
}

/** An earlier exchange below the form: the same form, answered differently. */
function filledIn(kind: FormKind, language: Language, quote: Quote): string[] {
  const text = formText(kind, language).replace(/((?:Réponse|Answer) \d ?:)/g, '$1 A');
  return quoteLines(text, quote === 'none' ? 'marked' : quote, language).map((line) =>
    quote === 'outlook' ? line : `> ${line}`,
  );
}

function read(reply: Reply): Reading {
  const definition = formDefinition(reply.kind);
  return readReply(definition, { ...valuesFor(definition), code }, textOf(reply));
}

function meant(given: readonly Given[]): Answers {
  return Object.fromEntries(given.map(({ question, value }) => [question.name, value]));
}

function unasked(definition: FormDefinition, reading: Reading): string[] {
  if (isEnded(definition, reading.answers)) return [];
  const asked = reading.open.map((each) => each.question);
  return missingQuestions(definition, reading.answers).flatMap((number) =>
    asked.includes(number) ? [] : [String(number)],
  );
}

describe('a reply to any form, in any manner, from any client', () => {
  it('is never read as another answer than the one meant, and what is not read is asked again', () => {
    fc.assert(
      fc.property(aReply, (reply) => {
        const reading = read(reply);
        const intended = meant(reply.given);
        for (const [name, value] of Object.entries(reading.answers)) {
          // Free text may take in words of prose around it; a mark, a letter or a yes may not change.
          const question = formDefinition(reply.kind).questions.find((each) => each.name === name);
          if (question?.type === 'long-text' && typeof intended[name] === 'string')
            expect(value).toContain(intended[name].split('\n')[0]?.replace('- ', ''));
          else expect({ [name]: value }).toEqual({ [name]: intended[name] });
        }
        expect(unasked(formDefinition(reply.kind), reading)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read completely when the answers carry their numbers or stand on their answer lines', () => {
    const easy = aReply.filter(({ manner }) => manner === 'numbered' || manner === 'on the answer line');
    fc.assert(
      fc.property(easy, (reply) => {
        expect(read(reply).answers).toEqual(meant(reply.given));
      }),
      { numRuns: 300 },
    );
  });
});
