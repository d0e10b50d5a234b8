import { type Instant, plusMinutes } from '../../../shared/domain/instant.ts';
import { letterOf } from '../../employees/choose.ts';
import { between, chance, pick } from '../../employees/random.ts';
import type { Letter } from '../../employees/read-letter.ts';
import type { PersonKind, Self } from '../people/person-kind.ts';
import { writeAnswers, writeWords } from '../people/write-reply.ts';

/** Lines about a pair or about none, as the digest prints them. */
const orders = {
  fr: ['NOTE', 'FICHE', 'PAUSE', 'REPRISE', 'ARRÊT', 'AUTRE', 'LISTE', 'CHIFFRES'],
  en: ['NOTE', 'FILE', 'PAUSE', 'RESUME', 'END', 'OTHER', 'LIST', 'FIGURES'],
} as const;

const digestTitle = /à décider, .*en route|to decide, .*under way/i;

/** Answers every digest: a letter for most of what it asks, and often a line of her own. */
export const decidesOnMondays: PersonKind = {
  name: 'decides on Mondays',
  weight: 3,
  sends: (self, { letter, at }, plain) => {
    if (!digestTitle.test(letter.title)) return plain;
    const { random, address } = self;
    const asked = letter.content.kind === 'form' ? letter.content.shown.questions : []; // none when nothing waits
    const place = `${address}|${letter.messageId}`;
    const answered = asked.filter(({ number }) => chance(random, `${place}|answers ${String(number)}`, 0.8));
    const meaning = Object.fromEntries(
      answered.map((question) => {
        const [first, ...others] = question.options.map((option) => option.letter);
        return [
          question.number,
          letterOf(question, pick(random, `${place}|${String(question.number)}`, [first ?? '', ...others])),
        ];
      }),
    );
    const words = chance(random, `${place}|line`, 0.6) ? [lineOf(self, letter, at, place)] : [];
    const about = { at: plusMinutes(at, between(random, `${place}|minutes`, 5, 9 * 60)), label: place } as const;
    if (answered.length > 0) return [writeAnswers(self, letter, meaning, { ...about, purpose: 'answer', words })];
    return words.length === 0 ? [] : [writeWords(self, letter, words, { ...about, purpose: 'word' })];
  },
};

function lineOf({ random }: Self, { text, language }: Letter, at: Instant, place: string): string {
  const order = pick(random, `${place}|order`, orders[language]);
  if (order === 'LISTE' || order === 'LIST' || order === 'CHIFFRES' || order === 'FIGURES') return order;
  const pair = pick(random, `${place}|pair`, [
    'P01',
    'P02',
    ...(text.match(/^\[\d\] P\d+/gm) ?? []).map((item) => item.slice(4)),
  ]);
  if (order === 'NOTE') return `${order} ${pair} ${{ fr: 'vu au téléphone', en: 'seen on the phone' }[language]}`;
  if (order !== 'PAUSE') return `${order} ${pair}`;
  const [, month = '', day = ''] = plusMinutes(at, between(random, `${place}|days`, 3, 40) * 24 * 60)
    .slice(0, 10)
    .split('-');
  return `${order} ${pair} ${day}/${month}`;
}
