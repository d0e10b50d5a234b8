import { readExpertise } from './expertise/read-expertise.ts';
import type { SkillCatalog } from './expertise/skill-catalog.ts';
import type { Answers, AnswerValue, Form } from './form.ts';
import type { Candidate, HalfDay, SkillClaim } from './matching/candidate.ts';
import type { Participant } from './participant.ts';
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

/** What matching reads of one enrolled person: roster facts and answers, never a name. */
export function candidateOf(participant: Participant, answers: Answers, catalog: SkillCatalog): Candidate {
  const topics = claims(answers.topics, catalog);
  const exchange = claims(participant.side === 'mentor' ? answers.gain : answers.give, catalog);
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
    teaches: participant.side === 'mentor' ? topics : exchange,
    wants: participant.side === 'mentor' ? exchange : topics,
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
    vetoes: [],
    past: [],
    waitedLastCycle: false,
  };
}

function claims(text: AnswerValue | undefined, catalog: SkillCatalog): SkillClaim[] {
  if (typeof text !== 'string') return [];
  return readExpertise(text, catalog).understood.map(({ skill, level }) => ({
    skill,
    ...(level === undefined ? {} : { level }),
  }));
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
