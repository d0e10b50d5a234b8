import type { Contributor } from './expertise/expertise-map.ts';
import { type Asked, type Expertise, readExpertise } from './expertise/read-expertise.ts';
import type { SkillCatalog } from './expertise/skill-catalog.ts';
import type { Answers, AnswerValue, Form } from './form.ts';
import type { Candidate, HalfDay, SkillClaim } from './matching/candidate.ts';
import type { Participant, Side } from './participant.ts';
import { type KnownPast, noPast } from './person-past.ts';
import { allHalfDays } from './session-slots.ts';

/** True when the answers make somebody a volunteer, not a "not this time". */
function isVolunteer(answers: Answers): boolean {
  return answers.role === 'mentor' || answers.role === 'mentee' || answers.role === 'both';
}

/** True when a form is an enrollment answered by a volunteer. */
export function isEnrolled(form: Form): boolean {
  return form.group === 'enrollment' && form.status === 'answered' && isVolunteer(form.answers);
}

const days = { monday: 'mon', tuesday: 'tue', wednesday: 'wed', thursday: 'thu', friday: 'fri' } as const;

/** The mentor's usual half-days; none said means none known. */
export function halfDaysOf(answers: Answers): HalfDay[] | undefined {
  const times = several(answers.times);
  if (times.length === 0) return undefined;
  if (times.includes('all')) return [...allHalfDays];
  return allHalfDays.filter((halfDay) =>
    times.some((time) => {
      const [day, half] = time.split('-');
      return day !== undefined && day in days && `${days[day as keyof typeof days]}-${String(half)}` === halfDay;
    }),
  );
}

/** What the free answers of an enrollment ask: what each side teaches and wants, by the name of its question. */
export const expertiseQuestions: Readonly<Record<Side, readonly { readonly name: string; readonly asked: Asked }[]>> = {
  mentor: [
    { name: 'topics', asked: 'teaches' },
    { name: 'gain', asked: 'wants' },
  ],
  mentee: [
    { name: 'topics', asked: 'wants' },
    { name: 'give', asked: 'teaches' },
  ],
};

/** Skills a person teaches and wants, each in the order written, and the words that no catalog holds. */
interface OfferAndWish {
  readonly teaches: SkillClaim[];
  readonly wants: SkillClaim[];
  readonly unknown: string[];
}

/** Reads the free answers of one side's enrollment. */
function offerAndWish(side: Side, answers: Answers, catalog: SkillCatalog): OfferAndWish {
  const read = expertiseQuestions[side].map(({ name, asked }) => ({
    asked,
    ...expertiseIn(answers[name], catalog, asked),
  }));
  const claims = (asked: Asked): SkillClaim[] =>
    read
      .filter((answer) => answer.asked === asked)
      .flatMap(({ understood }) => understood)
      .map(({ skill, level }) => ({ skill, ...(level === undefined ? {} : { level }) }));
  return { teaches: claims('teaches'), wants: claims('wants'), unknown: read.flatMap(({ unknown }) => unknown) };
}

/** Skills in one free answer; none when it was not given. */
export function expertiseIn(answer: AnswerValue | undefined, catalog: SkillCatalog, asked: Asked): Expertise {
  return typeof answer === 'string' ? readExpertise(answer, catalog, asked) : { understood: [], unknown: [] };
}

/** Those enrolled, as the expertise map counts them. */
export function contributorsOf(
  participants: readonly Participant[],
  enrollments: readonly Form[],
  catalog: SkillCatalog,
): Contributor[] {
  const byId = new Map(participants.map((participant) => [participant.personId, participant]));
  return enrollments.filter(isEnrolled).flatMap((form) => {
    const participant = byId.get(form.personId);
    if (participant === undefined) return [];
    const { personId, side, unit, capacity } = participant;
    const { teaches, wants, unknown } = offerAndWish(side, form.answers, catalog);
    const skills = (claims: readonly SkillClaim[]) => claims.map(({ skill }) => skill);
    return [{ personId, side, unit, capacity, teaches: skills(teaches), wants: skills(wants), unknown }];
  });
}

/** What matching reads of one enrolled person: roster facts, answers and what is known from earlier cycles, never a name. */
export function candidateOf(
  participant: Participant,
  answers: Answers,
  catalog: SkillCatalog,
  { past, vetoes, waitedLastCycle }: KnownPast = noPast,
): Candidate {
  const { teaches, wants } = offerAndWish(participant.side, answers, catalog);
  const places = several(answers.place);
  const halfDays = participant.side === 'mentor' ? halfDaysOf(answers) : undefined;
  return {
    personId: participant.personId,
    rank: participant.rank,
    unit: participant.unit,
    site: participant.site,
    timeZone: participant.timeZone,
    languages: chosenLanguages(participant, places),
    managers: participant.managers,
    chainIncomplete: participant.chainIncomplete,
    capacity: participant.capacity,
    teaches,
    wants,
    ...(halfDays === undefined ? {} : { halfDays }),
    styles: {
      ...axis(answers.style, 'directness', { direct: 'straight', acquainted: 'relationship' }),
      ...axis(answers.style, 'preparation', { written: 'written', spoken: 'spoken' }),
      ...axis(answers.style, 'agenda', { agenda: 'agenda', open: 'flow' }),
    },
    formats: [
      ...(places.includes('on-site') ? (['in-person'] as const) : []),
      ...(places.includes('video') ? (['video'] as const) : []),
    ],
    vetoes: [...vetoes],
    past: [...past],
    waitedLastCycle,
  };
}

/** Languages named in the form, at the roster's level or as chosen; none named means the roster's. */
function chosenLanguages(participant: Participant, places: readonly string[]): Candidate['languages'] {
  const chosen = ['fr', 'en'].filter((language) => places.includes(language));
  if (chosen.length === 0) return participant.languages;
  return Object.fromEntries(chosen.map((language) => [language, participant.languages[language] ?? 'B1']));
}

/** Both or neither of a couple means no preference on that axis (content.md 3.1). */
function axis<Name extends string, Value extends string>(
  answer: AnswerValue | undefined,
  name: Name,
  couple: Readonly<Record<string, Value>>,
): Partial<Record<Name, Value>> {
  const chosen = several(answer).flatMap((value) => {
    const preference = couple[value];
    return preference === undefined ? [] : [preference];
  });
  const [only, another] = chosen;
  if (only === undefined || another !== undefined) return {};
  return { [name]: only } as Partial<Record<Name, Value>>; // one key, of this name
}

function several(answer: AnswerValue | undefined): string[] {
  return Array.isArray(answer) ? answer : [];
}
