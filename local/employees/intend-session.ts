import { letterOf } from './choose.ts';
import type { Meaning, Meanings } from './meaning.ts';
import type { Occasion } from './occasion.ts';
import { chance, pick, weighted } from './random.ts';
import type { ShownQuestion } from './read-form.ts';

type Mood = 'great' | 'good' | 'mixed' | 'bad';

/** Marks by mood, each with its weight. */
const marks: Readonly<Record<Mood, [[number, number], ...[number, number][]]>> = {
  great: [
    [5, 6],
    [4, 4],
  ],
  good: [
    [4, 6],
    [5, 2],
    [3, 2],
  ],
  mixed: [
    [3, 5],
    [4, 3],
    [2, 2],
  ],
  bad: [
    [2, 5],
    [3, 3],
    [1, 2],
  ],
};

/** What somebody answers after a session; when it was not held, nothing but that. */
export function intendSession(occasion: Occasion): Meanings {
  const { shown } = occasion;
  const [first] = shown.questions;
  const held = first?.number === 1 ? letterOf(first, outcome(occasion)) : undefined;
  if (held !== undefined && 'letter' in held && held.letter !== 'A') return { 1: held };
  const others = shown.questions.flatMap((question) => {
    const meaning = question.number === 1 ? held : intendOne(occasion, question);
    return meaning === undefined ? [] : [[question.number, meaning] as const];
  });
  return Object.fromEntries(others);
}

/** Drawn for the session rather than the person: both sides tell the same, except who cancels the second one alone. */
function outcome({ random, label, session, persona, before }: Occasion): 'A' | 'B' | 'C' {
  if (persona.character === 'cancels' && (session?.number ?? before + 1) === 2) return 'C';
  const what = session === undefined ? label : `session|${session.pair}|${String(session.number)}|${session.start}`;
  return weighted(random, `${what}|held`, [
    ['A', 94],
    ['B', 3],
    ['C', 3],
  ]);
}

function mood({ random, address, session, persona }: Occasion): Mood {
  if (persona.character === 'unhappy') return 'mixed';
  return weighted(random, `mood|${address}|${session?.pair ?? ''}`, [
    ['great', 45],
    ['good', 38],
    ['mixed', 13],
    ['bad', 4],
  ]);
}

function intendOne(occasion: Occasion, question: ShownQuestion): Meaning | undefined {
  const { random, label, shown, persona } = occasion;
  const feels = mood(occasion);
  const named = (pattern: RegExp): boolean => pattern.test(question.label);
  if (question.asks === 'rating')
    return { rating: weighted(random, `${label}|mark|${String(question.number)}`, marks[feels]) };
  if (named(/convient|right for you/)) {
    const unsure = feels === 'bad' ? 0.8 : feels === 'mixed' ? 0.5 : 0;
    return letterOf(
      question,
      persona.character === 'unhappy' ? 'C' : chance(random, `${label}|unsure`, unsure) ? 'B' : 'A',
    );
  }
  if (named(/seconde moitié|second half/))
    return letterOf(
      question,
      weighted(random, `${label}|half`, [
        ['A', 85],
        ['B', 6],
        ['C', 7],
        ['D', 2],
      ]),
    );
  if (question.asks === 'letter')
    return letterOf(
      question,
      weighted(random, `${label}|letter`, [
        ['A', feels === 'great' ? 6 : 2],
        ['B', 4],
        ['C', 1],
        ['D', 2],
      ]),
    );
  if (named(/autrement|differently/)) {
    if (!chance(random, `${label}|quotes`, 0.6)) return undefined;
    const quotable = chance(random, `${label}|quotable`, 0.5) ? ` ${shown.language === 'fr' ? 'CITER' : 'QUOTE'}` : '';
    return { text: `${pick(random, `${label}|habit`, habits[shown.language])}${quotable}` };
  }
  return chance(random, `${label}|comments`, 0.45)
    ? { text: pick(random, `${label}|word`, words[shown.language][feels]) }
    : undefined;
}

const habits = {
  fr: [
    'je pose la question avant de donner mon avis.',
    'je publie moi-même, une fois par semaine.',
    'je demande à voir les données.',
  ],
  en: ['I ask before I give my opinion.', 'I post myself, once a week.', 'I ask to see the numbers.'],
} as const;

const words = {
  fr: {
    great: ['Très bonne séance, on a beaucoup pratiqué.', 'On a préparé une première publication ensemble.'],
    good: ['Bien, un peu court.', 'Utile, on continue la prochaine fois.'],
    mixed: ['On a surtout parlé du calendrier.', 'Un peu dispersé cette fois.'],
    bad: ['Difficile de se concentrer, beaucoup de téléphone.', 'Pas vraiment le temps de pratiquer.'],
  },
  en: {
    great: ['A very good session, lots of practice.', 'We prepared a first post together.'],
    good: ['Good, a little short.', 'Useful, to be continued.'],
    mixed: ['We mostly spoke about dates.', 'A bit scattered this time.'],
    bad: ['Hard to focus, many phone calls.', 'No real time to practice.'],
  },
} as const;
