import { readForm } from '../../local/employees/read-form.ts';
import type { Language } from '../../shared/domain/language.ts';
import { type AnswerValue, isEnded } from '../../shared/forms/answers.ts';
import type { FormDefinition, FormKind, Question } from '../../shared/forms/form-definition.ts';
import { formDefinition, formRegistry } from '../../shared/forms/form-registry.ts';
import { type Reading, readReply } from '../../shared/forms/read-reply.ts';
import { unflow } from '../../shared/forms/unflow.ts';
import { writeForm } from '../../shared/forms/write-form.ts';
import { parseMessage } from '../../shared/mail/parse-message.ts';
import type { Answer } from '../replies/answers.ts';
import { type GeneratedReply, generateReply } from '../replies/generate.ts';
import { manners } from '../replies/manners/all.ts';
import type { Manner } from '../replies/manners/manner.ts';
import { noises } from '../replies/noises/all.ts';
import type { Noise } from '../replies/noises/noise.ts';
import type { ReceivedForm } from '../replies/received-form.ts';
import { styles } from '../replies/styles/all.ts';
import type { Style } from '../replies/styles/style.ts';
import { code, valuesFor } from './a-reply.ts';

/** What became of a reply: `asked again` when any of its answers was not understood; `silent` when nobody would ever learn of one. */
export type Verdict = 'understood' | 'asked again' | 'silent' | 'wrong';

/** One generated reply to one form, read by the whole pipeline. */
export interface JudgedReply {
  readonly kind: FormKind;
  readonly language: Language;
  readonly manner: Manner;
  readonly style: Style;
  readonly noise: Noise | undefined;
  readonly verdict: Verdict;
  readonly reply: GeneratedReply;
  readonly text: string;
  readonly reading: Reading;
}

const kinds = Object.keys(formRegistry) as FormKind[];
const received = new Map<string, ReceivedForm>();

function receive(kind: FormKind, language: Language): ReceivedForm {
  const key = `${kind} ${language}`;
  const known = received.get(key);
  if (known !== undefined) return known;
  const definition = formDefinition(kind);
  const { subject, text } = writeForm(definition, language, valuesFor(definition), { code });
  const shown = readForm(text);
  if (shown === undefined) throw new Error(`${key} asks nothing`);
  const form = { subject, text, shown: { ...shown, language } };
  received.set(key, form);
  return form;
}

/** Reads the bytes of a reply as the program does. */
async function readBytes(kind: FormKind, raw: Uint8Array): Promise<{ text: string; reading: Reading }> {
  const message = await parseMessage(raw);
  if (message.kind === 'unreadable') throw new Error(message.reason);
  const text = message.flowed === undefined ? message.text : unflow(message.text, message.flowed.deleteSpaces);
  const definition = formDefinition(kind);
  return {
    text,
    reading: readReply(definition, { ...valuesFor(definition), code }, text, undefined, message.alternative),
  };
}

/** All ways to reply there are, without noise and with each; in an order of its own for a seed. */
export async function* judgedReplies(seed: string, count: number, withNoise: boolean): AsyncGenerator<JudgedReply> {
  // Each way in turn, with strides that share no factor: any number of replies is spread over all of them.
  for (let at = 0, made = 0; made < count; at += 1) {
    const pickFrom = <T>(things: readonly T[], stride: number): T => {
      const thing = things[(at * stride + Math.floor(at / things.length)) % things.length];
      if (thing === undefined) throw new Error('There is nothing to pick from');
      return thing;
    };
    const way = {
      kind: pickFrom(kinds, 7),
      language: pickFrom(['fr', 'en'] as const, 1),
      manner: pickFrom(manners, 5),
      style: pickFrom(styles, 11),
      noise: withNoise ? pickFrom(noises, 5) : undefined,
    };
    const reply = generateReply(receive(way.kind, way.language), way, `${seed} ${String(at)}`);
    if (reply === undefined) continue;
    made += 1;
    const { text, reading } = await readBytes(way.kind, reply.raw);
    yield { ...way, reply, text, reading, verdict: judge(formDefinition(way.kind), reply.meant, reading) };
  }
}

/** Compares what was read with what was meant. */
function judge(definition: FormDefinition, meant: readonly Answer[], reading: Reading): Verdict {
  const verdicts = definition.questions.map((question): Verdict => {
    const answer = meant.find((each) => each.question.number === question.number);
    const value = reading.answers[question.name];
    const isAsked = reading.open.some((each) => each.question === question.number);
    if (value !== undefined) return answer !== undefined && isMeant(question, answer, value) ? 'understood' : 'wrong';
    if (isAsked) return answer === undefined ? 'understood' : 'asked again';
    if (answer === undefined)
      return question.required && !isEnded(definition, reading.answers) ? 'silent' : 'understood';
    return plain(reading.remark).includes(plain(answer.short)) || reading.word !== undefined ? 'asked again' : 'silent';
  });
  return (['wrong', 'silent', 'asked again'] as const).find((each) => verdicts.includes(each)) ?? 'understood';
}

function isMeant(question: Question, { meant }: Answer, value: AnswerValue): boolean {
  if ('mark' in meant) return value === meant.mark;
  if ('yes' in meant) return value === meant.yes;
  if ('text' in meant) {
    if (value === 'self') return meant.text === 'moi' || meant.text === 'me';
    return typeof value === 'string' && plain(value) === plain(meant.text);
  }
  const options = 'options' in question ? question.options : [];
  const values = options.filter(({ letter }) => meant.letters.includes(letter)).map((option) => option.value);
  return JSON.stringify(question.type === 'choices' ? values : values[0]) === JSON.stringify(value);
}

/** A text without what keyboards, clients and gateways change in it. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u200b-\u200f\u202a-\u202e]/g, '')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .replace(/ (?=[:;])/g, '')
    .replace(/\.$/, '')
    .trim()
    .toLowerCase();
}
