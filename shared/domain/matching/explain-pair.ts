import * as z from 'zod';
import { kinOf, kinship } from '../expertise/similarity.ts';
import { type Skill, type SkillCatalog, SkillId } from '../expertise/skill-catalog.ts';
import { Translated } from '../language.ts';
import type { Candidate, WorkingStyles } from './candidate.ts';
import { commonFormats, commonLanguage } from './common-ground.ts';
import { goalCoverage } from './coverage.ts';
import { commonHours } from './free-hours.ts';
import { type PreparedCandidate, prepareCandidate } from './prepare-candidate.ts';

/** A working style two people share. */
export const SharedStyle = z.enum(['straight', 'relationship', 'written', 'spoken', 'agenda', 'flow']);
export type SharedStyle = z.infer<typeof SharedStyle>;

// Names of skills travel with the reason, as they stand inside a sentence: a catalog may change after a proposal was written.
const position = z.int().min(1);

/** One reason for a pair. It holds no score and no person's name, so that it can be shown to either of the two. */
export const PairReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('teaches-goal'), skill: Translated, position }),
  z.object({ code: z.literal('near-goal'), skill: Translated, goal: Translated, position }),
  z.object({ code: z.literal('gives-back'), skill: Translated }),
  z.object({ code: z.literal('same-style'), style: SharedStyle }),
  z.object({ code: z.literal('same-site') }),
  z.object({ code: z.literal('other-unit') }),
  z.object({ code: z.literal('common-hours'), hours: z.int().min(1) }),
  z.object({ code: z.literal('common-language'), language: z.string() }),
]);
export type PairReason = z.infer<typeof PairReason>;

/** Why these two, and what to begin with. */
export const PairExplanation = z.object({
  /** Two or three, the strongest first; one where the two said next to nothing. */
  reasons: z.array(PairReason).max(3),
  /** The mentee's goals the mentor can teach, in her order, at most three. */
  topics: z.array(SkillId).max(3),
});
export type PairExplanation = z.infer<typeof PairExplanation>;

const most = 3;

/** The reasons for a pair: first what is learned, then what comes back, then how they fit. `day` settles summer time. */
export function explainPair(
  { mentor: aMentor, mentee: aMentee }: { mentor: Candidate; mentee: Candidate },
  catalog: SkillCatalog,
  day: string,
): PairExplanation {
  const kin = kinOf(catalog);
  const [mentor, mentee] = [prepareCandidate(aMentor, kin, day), prepareCandidate(aMentee, kin, day)];
  const names = new Map(catalog.skills.map((skill) => [skill.id, skill]));
  const nameOf = (id: SkillId): Translated => inSentence(names.get(id));
  const goals = mentee.wants.flatMap((goal, index): { reason: PairReason; skill: SkillId }[] => {
    const [teacher] = mentor.teaches
      .map((offer) => ({ skill: offer.kin.id, near: kinship(offer.kin, goal.kin), worth: goalCoverage([offer], goal) }))
      .filter(({ near, worth }) => near >= 0.5 && worth > 0)
      .sort((a, b) => b.worth - a.worth);
    if (teacher === undefined) return [];
    const skill = nameOf(teacher.skill);
    const reason: PairReason =
      teacher.near === 1
        ? { code: 'teaches-goal', skill, position: index + 1 }
        : { code: 'near-goal', skill, goal: nameOf(goal.kin.id), position: index + 1 };
    return [{ reason, skill: goal.kin.id }];
  });
  const [first, ...others] = goals.map((goal) => goal.reason);
  const reasons = [first, givenBack(mentor, mentee, nameOf), ...others.slice(0, 1), ...circumstances(mentor, mentee)];
  return {
    reasons: reasons.filter((reason) => reason !== undefined).slice(0, most),
    topics: goals.map((goal) => goal.skill).slice(0, most),
  };
}

/** A skill's name as a sentence holds it: with its article in French. */
export function inSentence(skill: Skill | undefined): Translated {
  if (skill === undefined)
    throw new Error('A claim of a skill that is not in the catalog: prepareCandidate leaves those out');
  const { article, name } = skill;
  const gap = article === '' || article === 'l’' ? '' : ' ';
  return { fr: `${article}${gap}${name.fr}`, en: name.en };
}

function givenBack(
  mentor: PreparedCandidate,
  mentee: PreparedCandidate,
  nameOf: (id: SkillId) => Translated,
): PairReason | undefined {
  for (const least of [1, 0.5])
    for (const wish of mentor.wants)
      for (const offer of mentee.teaches)
        if (kinship(offer.kin, wish.kin) >= least) return { code: 'gives-back', skill: nameOf(offer.kin.id) };
  return undefined;
}

function circumstances(mentor: PreparedCandidate, mentee: PreparedCandidate): PairReason[] {
  const reasons: PairReason[] = sharedStyles(mentor.styles, mentee.styles)
    .slice(0, 1)
    .map((style) => ({ code: 'same-style', style }));
  if (commonFormats(mentor, mentee)?.includes('in-person')) reasons.push({ code: 'same-site' });
  if (mentor.unit !== mentee.unit) reasons.push({ code: 'other-unit' });
  const hours = Math.floor(commonHours(mentor.freeTimes ?? [], mentee.freeTimes ?? []));
  if (hours > 0) reasons.push({ code: 'common-hours', hours });
  const language = commonLanguage(mentor, mentee)?.language;
  if (language !== undefined) reasons.push({ code: 'common-language', language });
  return reasons;
}

function sharedStyles(a: WorkingStyles, b: WorkingStyles): SharedStyle[] {
  const shared = [
    a.directness === b.directness ? a.directness : undefined,
    a.preparation === b.preparation ? a.preparation : undefined,
    a.agenda === b.agenda ? a.agenda : undefined,
  ];
  return shared.filter((style) => style !== undefined);
}
