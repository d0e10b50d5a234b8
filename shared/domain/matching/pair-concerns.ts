import { kinOf } from '../expertise/similarity.ts';
import type { SkillCatalog } from '../expertise/skill-catalog.ts';
import type { Language, Translated } from '../language.ts';
import type { Candidate } from './candidate.ts';
import { commonLanguage } from './common-ground.ts';
import { goalCoverage } from './coverage.ts';
import { inSentence } from './explain-pair.ts';
import { commonHours } from './free-hours.ts';
import { prepareCandidate } from './prepare-candidate.ts';
import { languageName } from './reason-text.ts';

// A coordinator looks at a pair that has fewer common hours a week, or whose weaker speaker is below B2.
const fewHours = 3;
const easeOfB2 = 0.75;
const leastCoverage = 0.15;

const axes: Record<'directness' | 'preparation' | 'agenda', Translated> = {
  directness: { fr: 'sur le ton', en: 'on directness' },
  preparation: { fr: 'sur la préparation', en: 'on preparation' },
  agenda: { fr: 'sur l’ordre du jour', en: 'on the agenda' },
};

/** What a coordinator should know of a proposed pair before approving it, in short sentences; never shown to the two. */
export function pairConcerns(
  { mentor: aMentor, mentee: aMentee }: { mentor: Candidate; mentee: Candidate },
  catalog: SkillCatalog,
  day: string,
  language: Language,
): string[] {
  const kin = kinOf(catalog);
  const [mentor, mentee] = [prepareCandidate(aMentor, kin, day), prepareCandidate(aMentee, kin, day)];
  const say = (text: Translated): string => text[language];
  const concerns: string[] = [];

  for (const [index, goal] of mentee.wants.entries())
    if (mentor.teaches.length > 0 && goalCoverage(mentor.teaches, goal) < leastCoverage) {
      const name = inSentence(catalog.skills.find((skill) => skill.id === goal.kin.id));
      concerns.push(
        say({ fr: `Sujet ${index + 1} non couvert : ${name.fr}.`, en: `Topic ${index + 1} not covered: ${name.en}.` }),
      );
    }
  if (mentor.freeTimes !== undefined && mentee.freeTimes !== undefined) {
    const hours = Math.floor(commonHours(mentor.freeTimes, mentee.freeTimes));
    if (hours < fewHours)
      concerns.push(say({ fr: `Heures communes par semaine : ${hours}.`, en: `Common hours a week: ${hours}.` }));
  }
  for (const axis of ['directness', 'preparation', 'agenda'] as const) {
    const [ours, theirs] = [mentor.styles[axis], mentee.styles[axis]];
    if (ours !== undefined && theirs !== undefined && ours !== theirs)
      concerns.push(
        say({
          fr: `Façons de travailler opposées ${axes[axis].fr}.`,
          en: `Opposite ways of working ${axes[axis].en}.`,
        }),
      );
  }
  const spoken = commonLanguage(mentor, mentee);
  if (spoken !== undefined && spoken.ease < easeOfB2)
    concerns.push(
      say({
        fr: `Langue fragile : ${languageName(spoken.language, 'fr')}.`,
        en: `Weak language: ${languageName(spoken.language, 'en')}.`,
      }),
    );
  if (mentor.chainIncomplete || mentee.chainIncomplete)
    concerns.push(
      say({ fr: 'Chaîne de responsables incomplète, à confirmer.', en: 'Incomplete manager chain, to confirm.' }),
    );
  return concerns;
}
