import { isDecision } from '../domain/admission.ts';
import { bothTimes, slotText } from '../domain/date-text.ts';
import type { SkillCatalog } from '../domain/expertise/skill-catalog.ts';
import type { Form } from '../domain/form.ts';
import type { Language } from '../domain/language.ts';
import { reasonText } from '../domain/matching/reason-text.ts';
import { unmatchedReasonText } from '../domain/matching/unmatched-reason-text.ts';
import { silenceAt } from '../domain/plan-pair.ts';
import { coordinatorReader, readerOf } from '../domain/readers.ts';
import { answersInWords } from '../forms/answers-in-words.ts';
import type { FormValues } from '../forms/fill-lines.ts';
import { fillLines, fillText } from '../forms/fill-lines.ts';
import type { FormDefinition, FormKind } from '../forms/form-definition.ts';
import { formDefinition } from '../forms/form-registry.ts';
import { withOfferedOptions } from '../forms/offered-options.ts';
import { charter, sponsorMessage } from './charter.ts';
import { charterReminder } from './charter-reminder.ts';
import { afterClarification } from './clarification.ts';
import { lastTime } from './last-time.ts';
import type { KnownPair, KnownParticipant, LetterFacts } from './letter-facts.ts';
import {
  cityOf,
  commonLanguageText,
  dayOf,
  formatText,
  fullName,
  localSlotText,
  monthOf,
  topicsOf,
} from './speaking.ts';

/** The form code people see and may quote: its kind and the beginning of its id. */
export function formCode(form: Pick<Form, 'kind' | 'formId'>): string {
  const [kind = form.kind] = form.kind.split('-');
  return `${kind}-${form.formId.slice(4, 8).toUpperCase()}`;
}

/** A form as one person holds it: the definition it was issued with, without options that were not offered, and its values; once a reply was not understood, with what the clarification offers. */
export interface FormInHand {
  readonly definition: FormDefinition;
  readonly values: FormValues;
}

/** What a form says and asks of this person: the same whenever it is written or a reply to it is read. */
export function formInHand(facts: LetterFacts, form: Form): FormInHand {
  const values = formValues(facts, form);
  const definition = formDefinition(form.kind as FormKind, form.kindVersion); // stored by us, from the same registry
  const offered = withOfferedOptions(definition, values);
  return { definition: afterClarification(offered, form, { assistant: facts.assistant?.address }), values };
}

/** The value of every variable of one form, in the form's language. The same facts give the same values whenever it is written or read. */
function formValues(facts: LetterFacts, form: Form): FormValues {
  const { cycle, coordinator, to } = facts;
  const { definition } = cycle;
  const { language } = form;
  const lead = coordinatorReader(definition);
  const common: Record<string, string> = {
    first: to.first,
    code: formCode(form),
    coordinator: fullName(coordinator),
    'confidential contact': definition.confidentialContact[language],
    program: definition.program,
    deadline: dayOf(form.closesAt, to.timeZone, language),
    date: dayOf(form.closesAt, to.timeZone, language),
    'start month': monthOf(cycle.runningSince ?? cycle.createdAt, lead.timeZone, language),
  };
  const workshops = Object.fromEntries(
    (['workshop', 'briefing'] as const).flatMap((kind) =>
      (kind === 'workshop' ? definition.workshops : definition.briefings).map((local, index) => [
        `${kind} ${String(index + 1)}`,
        localSlotText(local, lead.timeZone, language),
      ]),
    ),
  );
  return { ...common, ...workshops, ...valuesOf(facts, form) };
}

function valuesOf(facts: LetterFacts, form: Form): Record<string, string> {
  const { language, kind } = form;
  const { cycle, pair } = facts;
  if (isDecision(kind)) return facts.office?.(facts, form) ?? {};
  if (kind.startsWith('ENR-')) return enrollmentValues(facts, language);
  switch (kind) {
    case 'WAITING':
      return waitingValues(facts, form);
    case 'OTHER':
    case 'CONFIRM':
      return confirmingValues(facts, form);
    default:
      return pair === undefined
        ? {}
        : {
            ...pairValues(facts, form, pair),
            ...slotValues(facts, form, pair),
            n: sessionNumber(form, cycle.definition.sessions.count),
            'last time': lastTime(facts, language),
            'charter reminder': form.facts.reminder === undefined ? '' : charterReminder[language],
          };
  }
}

function sessionNumber(form: Form, count: number): string {
  return String(form.session ?? count);
}

function enrollmentValues({ cycle }: LetterFacts, language: Language): Record<string, string> {
  const { sponsor, places } = cycle.definition;
  const separator = language === 'fr' ? ' ; ' : '; ';
  const words = fillLines(
    sponsorMessage[language],
    {
      message: sponsor.message[language],
      objectives: sponsor.objectives[language].join(separator),
      sponsor: `${sponsor.name}, ${sponsor.title[language]}`,
    },
    (name) => `{${name}}`,
  );
  return { 'sponsor message': words.join('\n'), places: places === undefined ? '' : String(places) };
}

function waitingValues({ cycle, proposal, to }: LetterFacts, form: Form): Record<string, string> {
  const { language } = form;
  const unmatched = proposal?.unmatched.find(({ personId }) => personId === form.personId);
  const side = unmatched?.side ?? 'mentor';
  const volunteers =
    (proposal?.unmatched.filter((each) => each.side === side).length ?? 0) +
    (proposal?.pairs.length ?? 0) +
    (proposal?.running ?? 0);
  return {
    volunteers: String(volunteers),
    places: String((proposal?.pairs.length ?? 0) + (proposal?.running ?? 0)),
    reason: unmatchedReasonText({ side, reason: unmatched?.reason ?? { kind: 'no-capacity' } }, language),
    date: dayOf(cycle.endsAt ?? form.closesAt, to.timeZone, language),
  };
}

/** Which reply is meant, so that nobody confirms another: its form, when it came and how. */
function confirmingValues(facts: LetterFacts, { facts: held, language }: Form): Record<string, string> {
  const { about, to } = facts;
  if (about === undefined) return {};
  const { definition, values } = formInHand(facts, about.form);
  const way = {
    fr: { weak: 'à votre nom, sans preuve qu’elle vient de vous', other: 'd’une adresse que nous ne connaissons pas' },
    en: { weak: 'in your name, without proof that it is yours', other: 'from an address that we do not know' },
  }[language];
  return {
    title: fillText(definition.subject[language], values, () => ''),
    sender:
      about.sender === undefined
        ? { fr: 'Une personne de votre entreprise', en: 'Somebody at your company' }[language]
        : fullName(about.sender),
    received: slotText(held.receivedAt ?? about.form.issuedAt, to.timeZone, language),
    way: held.way === 'weak' ? way.weak : way.other,
  };
}

/** The other person of the pair, seen from who gets the form. */
function sides(pair: KnownPair, form: Form): { own: KnownParticipant; partner: KnownParticipant } {
  return form.personId === pair.pair.mentorId
    ? { own: pair.mentor, partner: pair.mentee }
    : { own: pair.mentee, partner: pair.mentor };
}

function pairValues(
  { cycle, to, proposedPair, catalog }: LetterFacts,
  form: Form,
  pair: KnownPair,
): Record<string, string> {
  const { language } = form;
  const { definition } = cycle;
  const { own, partner } = sides(pair, form);
  const audience = form.personId === pair.pair.mentorId ? 'mentor' : 'mentee';
  const reasons = (proposedPair?.explanation.reasons ?? []).map((reason) => reasonText(reason, language, audience));
  const sameSite = own.participant.site === partner.participant.site;
  const goals = topicsOf(pair.mentee.enrollment, 'mentee', catalog, language);
  const meetsAt = form.facts.meetsAt;
  return {
    partner: fullName(partner.person),
    'partner first': partner.person.first,
    'partner last': partner.person.last,
    'partner address': partner.person.address,
    job: partner.person.jobTitle ?? partner.participant.unit,
    site: cityOf(definition, partner.participant, language),
    'reason 1': reasons[0] ?? '',
    'reason 2': reasons[1] ?? '',
    'reason 3': reasons[2] ?? '',
    language: commonLanguageText(own.participant.languages, partner.participant.languages, language),
    format: formatText(own.enrollment, partner.enrollment, sameSite, language),
    charter: fillLines(
      charter[language],
      { 'confidential contact': definition.confidentialContact[language] },
      (name) => `{${name}}`,
    ).join('\n'),
    'style in words': styleInWords(partner, language),
    topics: firstTopics(proposedPair, goals, catalog, language).join(', '),
    'assistant or you':
      pair.keeper === undefined || pair.keeper.personId === pair.pair.menteeId
        ? { fr: 'C’est vous qui', en: 'You' }[language]
        : fullName(pair.keeper),
    'goal 1': goals[0] ?? { fr: 'le sujet que vous avez choisi', en: 'the topic you chose' }[language],
    leader: fullName(pair.mentee.person),
    mentor: fullName(pair.mentor.person),
    'mentor site': cityOf(definition, pair.mentor.participant, language),
    'leader city': cityOf(definition, pair.mentee.participant, language),
    month: monthOf(cycle.endsAt ?? form.closesAt, to.timeZone, language),
    ...(meetsAt === undefined ? {} : { date: dayOf(meetsAt, to.timeZone, language) }),
    ...(form.kind.startsWith('PRO-')
      ? { date: dayOf(silenceAt(form, readerOf(definition, own.participant)), to.timeZone, language) }
      : {}),
  };
}

/** True for a form whose words name skills: nothing else in it needs the catalog. */
export function namesSkills({ kind, kindVersion }: Pick<Form, 'kind' | 'kindVersion'>): boolean {
  const words = JSON.stringify(formDefinition(kind as FormKind, kindVersion)); // stored by us, from the same registry
  return ['topics', 'goal 1'].some((variable) => words.includes(`{${variable}}`));
}

/** The topics to begin with, by their catalog names; else the leader's own. */
function firstTopics(
  proposed: LetterFacts['proposedPair'],
  goals: readonly string[],
  catalog: SkillCatalog,
  language: Language,
): string[] {
  const names = (proposed?.explanation.topics ?? []).flatMap((topic) => {
    const skill = catalog.skills.find(({ id }) => id === topic);
    return skill === undefined ? [] : [skill.name[language]];
  });
  return names.length > 0 ? names : [...goals];
}

function styleInWords({ participant, enrollment }: KnownParticipant, language: Language): string {
  const definition = formDefinition(participant.side === 'mentor' ? 'ENR-M' : 'ENR-S');
  const { style } = enrollment;
  if (style === undefined) return '';
  const said = answersInWords(definition, language, {}, { style });
  return (said[0]?.words ?? '').toLowerCase();
}

/** Slots on the clock of the keeper's leader, with the mentor's beside when it differs; a slot that does not exist leaves its option out. */
function slotValues({ cycle }: LetterFacts, form: Form, pair: KnownPair): Record<string, string> {
  const keeper = cycle.definition.sites[pair.mentee.participant.site];
  const mentor = cycle.definition.sites[pair.mentor.participant.site];
  if (keeper === undefined || mentor === undefined) return {};
  const { planned } = form.facts;
  const slots = Object.fromEntries(
    [1, 2, 3, 4].map((number) => {
      const slot = form.facts[`slot ${String(number)}`];
      return [`slot ${String(number)}`, slot === undefined ? '' : bothTimes(slot, [keeper, mentor], form.language)];
    }),
  );
  return {
    ...slots,
    ...(planned === undefined ? {} : { 'old slot': slotText(planned, keeper.timeZone, form.language) }),
  };
}
