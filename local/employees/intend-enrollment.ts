import { letterOf, lettersOf } from './choose.ts';
import type { Meaning, Meanings } from './meaning.ts';
import type { Occasion } from './occasion.ts';
import { chance, pick, sample, weighted } from './random.ts';
import type { ShownQuestion } from './read-form.ts';
import { hopedGain, offeredGift, soughtTopics, taughtTopics } from './topics.ts';

/** What a junior or a leader answers at enrollment; who declines answers the first question only. */
export function intendEnrollment(occasion: Occasion): Meanings {
  const { shown, persona, random, label } = occasion;
  const [first] = shown.questions;
  if (persona.character === 'declines' && first?.number === 1)
    return { 1: letterOf(first, chance(random, `${label}|never`, 0.15) ? 'D' : 'C') };
  const meant = shown.questions.flatMap((question) => {
    const meaning = intendOne(occasion, question);
    return meaning === undefined ? [] : [[question.number, meaning] as const];
  });
  return Object.fromEntries(meant);
}

function intendOne(occasion: Occasion, question: ShownQuestion): Meaning | undefined {
  const { form, shown, persona, random, label } = occasion;
  const { language } = shown;
  const isMentor = form === 'ENR-M';
  switch (question.number) {
    case 1:
      return letterOf(question, chance(random, `${label}|both`, 0.1) ? 'B' : 'A');
    case 2:
      return { text: (isMentor ? taughtTopics : soughtTopics)(random, `${label}|topics`, language) };
    case 3:
      return { text: (isMentor ? hopedGain : offeredGift)(random, `${label}|return`, language) };
    case 4:
      if (isMentor) return halfDays(occasion, question);
      return { text: persona.assistant ?? (language === 'fr' ? 'moi' : 'me') };
    case 5:
      return workingStyle(occasion, question);
    default:
      return place(occasion, question);
  }
}

function halfDays({ random, label }: Occasion, question: ShownQuestion): Meaning {
  if (chance(random, `${label}|any time`, 0.1)) return lettersOf(question, ['L']);
  const count = weighted(random, `${label}|times`, [
    [3, 3],
    [2, 2],
    [4, 2],
  ]);
  return lettersOf(question, sample(random, `${label}|time`, 'ABCDEFGHJK'.split(''), count));
}

/** One letter of each couple, or nothing at all: the question is optional. */
function workingStyle({ random, label }: Occasion, question: ShownQuestion): Meaning | undefined {
  const letters = ['AB', 'CD', 'EF'].flatMap((couple) =>
    chance(random, `${label}|style|${couple}`, 0.6)
      ? [pick(random, `${label}|axis|${couple}`, [couple.charAt(0), couple.charAt(1)])]
      : [],
  );
  return letters.length === 0 ? undefined : lettersOf(question, letters);
}

function place({ random, label, shown }: Occasion, question: ShownQuestion): Meaning | undefined {
  if (chance(random, `${label}|anywhere`, 0.25)) return undefined;
  const where = weighted(random, `${label}|place`, [
    ['B', 4],
    ['AB', 4],
    ['A', 1],
  ]);
  const own = shown.language === 'fr' ? 'C' : 'D';
  const languages = weighted(random, `${label}|languages`, [
    ['', 4],
    [own, 3],
    ['CD', 2],
  ]);
  return lettersOf(question, Array.from(where + languages));
}
