import { bothTimes, dayText, slotText, unusualHour } from '../domain/date-text.ts';
import { expertiseIn, expertiseQuestions } from '../domain/enrollment.ts';
import type { SkillLevel } from '../domain/expertise/skill-level.ts';
import type { Answers, Form } from '../domain/form.ts';
import type { Language, Translated } from '../domain/language.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import { nextPlanned, pairLabel } from '../domain/pair.ts';
import type { Side } from '../domain/participant.ts';
import { coordinatorReader } from '../domain/readers.ts';
import { answersInWords } from '../forms/answers-in-words.ts';
import { fillLines, fillText } from '../forms/fill-lines.ts';
import { neutralize } from '../forms/neutralize.ts';
import { decidedValues, unclearLines } from './decided-words.ts';
import { bundleValues, overviewValues } from './digest-values.ts';
import { doneLines } from './done-lines.ts';
import { formInHand } from './form-values.ts';
import { lastTime } from './last-time.ts';
import type { LetterFacts } from './letter-facts.ts';
import { pairFileValues } from './pair-file.ts';
import { priceLines } from './price-lines.ts';
import { readyMessage } from './ready-message.ts';
import { sessionSheet, sheetFoot } from './session-sheets.ts';
import { signalText } from './signal-text.ts';
import { dayOf, firstTopicInSentence, fullName, monthOf, topicsOf } from './speaking.ts';

/** The value of every variable of a note. A variable that does not apply is empty, and its sentence goes. */
export function noteValues(
  entry: LedgerEntry,
  facts: LetterFacts,
  language: Language,
  now: string,
): Record<string, string> {
  const { to, coordinator, cycle } = facts;
  const common = {
    first: to.first,
    coordinator: fullName(coordinator),
    program: cycle.definition.program,
    company: cycle.definition.company,
  };
  return { ...common, ...specificValues(entry, facts, language, now) };
}

function specificValues(
  entry: LedgerEntry,
  facts: LetterFacts,
  language: Language,
  now: string,
): Record<string, string> {
  switch (entry.mail) {
    case 'echo':
      return echoValues(facts, language);
    case 'echo-low': {
      const { useful, free } = facts.form?.answers ?? {};
      return { useful: rating(useful), free: rating(free) };
    }
    case 'late':
      return { closed: closedWords(facts, language, now) };
    case 'stray':
      return { ...strayValues(facts, language, now), 'what it says': passedOnWords(entry, facts, language) };
    case 'conversation':
      return strayValues(facts, language, now);
    case 'paused':
      return pausedValues(entry, facts, language);
    case 'help':
      return helpValues(facts, language, now);
    case 'notice':
      return noticeValues(entry, facts, language);
    case 'suspended':
    case 'stop-noted':
      return partnerValues(facts);
    case 'sheet':
    case 'invitation':
    case 'cancellation':
      return sessionValues(entry, facts, language);
    case 'certificate':
      return certificateValues(facts, language);
    case 'ended-done':
    case 'will-not-start':
      return partnerValues(facts);
    case 'alert':
      return alertValues(entry, facts, language);
    case 'done':
      return { done: doneLines(entry, facts, language).join('\n') };
    case 'decided':
      return decidedValues(entry, facts, language);
    case 'decision-unclear':
      return { unclear: unclearLines(facts, language).join('\n') };
    case 'prices':
      return { prices: priceLines(entry, facts, language).join('\n') };
    case 'overview':
      return overviewValues(facts, language, { isList: entry.facts.what === 'list', now });
    case 'bundle':
      return bundleValues(facts, language);
    case 'pair-file':
      return pairFileValues(facts, language);
    case 'announcement': {
      const [lead] = facts.cycle.definition.coordinators;
      return {
        opens: dayText(facts.cycle.definition.opensOn, language),
        phone: lead?.phone ?? '',
        coordinator: lead?.name ?? '',
      };
    }
    case 'ready-message':
      return { ...partnerValues(facts), message: readyMessage(facts.pair, language) };
    default:
      return {};
  }
}

/** Since when a form is closed. One that was canceled, or closed before its time, has no date that would be true. */
function closedWords({ form, to }: LetterFacts, language: Language, now: string): string {
  if (form === undefined || form.status === 'canceled' || form.closesAt > now)
    return { fr: 'n’est plus en cours', en: 'is no longer open' }[language];
  const day = dayOf(form.closesAt, to.timeZone, language);
  return { fr: `était clos depuis le ${day}`, en: `closed on ${day}` }[language];
}

function rating(answer: unknown): string {
  return typeof answer === 'number' ? String(answer) : '-';
}

/** What was understood, answer by answer; topics by their catalog names, what was not recognized in the person's own words. */
function echoValues(facts: LetterFacts, language: Language): Record<string, string> {
  const { form, cycle, to } = facts;
  if (form === undefined) return {};
  const { definition, values } = formInHand(facts, form);
  const colon = language === 'fr' ? ' : ' : ': ';
  const said = answersInWords(definition, language, values, asUnderstood(facts, form)).map(
    ({ label, words }) => `- ${label.replace(/\s*[?:]$/, '')}${colon}${words}`,
  );
  const next =
    form.kind.startsWith('ENR-') && cycle.enrollmentClosesAt !== undefined
      ? {
          fr: `Prochaine étape : après le ${dayOf(cycle.enrollmentClosesAt, to.timeZone, 'fr')}, votre binôme proposé.`,
          en: `Next step: after ${dayOf(cycle.enrollmentClosesAt, to.timeZone, 'en')}, your proposed partner.`,
        }[language]
      : '';
  const title = fillLines([definition.subject[language]], values, (name) => `{${name}}`).join(' ');
  return { understood: [...said, ...notRecognized(facts, form, language)].join('\n'), 'next step': next, title };
}

/** Levels as the form names them. */
const levelWords: Readonly<Record<SkillLevel, Translated>> = {
  1: { fr: 'notions', en: 'basics' },
  2: { fr: 'niveau moyen', en: 'some practice' },
  3: { fr: 'bon niveau', en: 'good level' },
  4: { fr: 'expert', en: 'expert' },
};

/**
 * The answers, free ones as they were understood: "vidéo courte (expert), Python (niveau non précisé)". One in which nothing was is left out
 * when its words are put back, and stays as it was written when there are none to put back ("je ne sais pas").
 */
function asUnderstood({ catalog }: LetterFacts, form: Form): Answers {
  const { language } = form;
  const answers = { ...form.answers };
  for (const { name, asked } of expertiseAsked(form)) {
    const { understood, unknown } = expertiseIn(answers[name], catalog, asked);
    const names = understood.flatMap(({ skill, level }) => {
      const known = catalog.skills.find(({ id }) => id === skill);
      const unsaid = name === 'topics' && asked === 'teaches' ? unsaidLevel[language] : '';
      const said = level === undefined ? unsaid : levelWords[level][language];
      return known === undefined ? [] : [`${known.name[language]}${said === '' ? '' : ` (${said})`}`];
    });
    if (names.length > 0) answers[name] = names.join(', ');
    else if (unknown.length > 0) answers[name] = [];
  }
  return Object.fromEntries(
    Object.entries(answers).filter(([, answer]) => !Array.isArray(answer) || answer.length > 0),
  );
}

const unsaidLevel: Translated = { fr: 'niveau non précisé', en: 'level not said' };

/** Words nobody could place: the person is asked once for others; after a correction, the coordinator sees to it. */
function notRecognized({ catalog, coordinator }: LetterFacts, form: Form, language: Language): string[] {
  const unknown = expertiseAsked(form).flatMap(
    ({ name, asked }) => expertiseIn(form.answers[name], catalog, asked).unknown,
  );
  const next =
    form.revision < 2
      ? { fr: 'dites-nous en d’autres mots', en: 'please say it in other words' }[language]
      : { fr: `${fullName(coordinator)} voit avec vous`, en: `${fullName(coordinator)} will see with you` }[language];
  return unknown.map((words) =>
    language === 'fr'
      ? `- Pas reconnu : « ${neutralize(words)} » (${next})`
      : `- Not recognized: "${neutralize(words)}" (${next})`,
  );
}

function expertiseAsked({ kind }: Form): (typeof expertiseQuestions)[Side] {
  if (!kind.startsWith('ENR-')) return [];
  return expertiseQuestions[kind === 'ENR-M' ? 'mentor' : 'mentee'];
}

function strayValues({ pair, to }: LetterFacts, language: Language, now: string): Record<string, string> {
  const partner =
    pair === undefined ? undefined : pair.mentor.person.personId === to.personId ? pair.mentee : pair.mentor;
  const next = pair === undefined ? undefined : nextPlanned(pair.pair, now);
  const isKeeper = pair !== undefined && ![pair.pair.mentorId, pair.pair.menteeId].includes(to.personId);
  return {
    'next session': next === undefined ? '' : dayOf(next.meetsAt, to.timeZone, language),
    'move word': next === undefined ? '' : { fr: 'DÉPLACER', en: 'MOVE' }[language],
    'write partner':
      partner === undefined || isKeeper
        ? ''
        : {
            fr: `Pour écrire à ${partner.person.first} : ${partner.person.address}.`,
            en: `To write to ${partner.person.first}: ${partner.person.address}.`,
          }[language],
  };
}

/** Why a message goes to the coordinator: it answers nothing, or its answer was not understood a second time. */
function passedOnWords({ facts: { reply } }: LedgerEntry, { coordinator }: LetterFacts, language: Language): string {
  const to = fullName(coordinator);
  const unclear = {
    fr: `merci pour votre réponse ; elle est transmise à ${to}, qui vous répond`,
    en: `thank you for your reply; it goes to ${to}, who will reply to you`,
  };
  const stray = {
    fr: `votre message ne répond à aucune question en cours ; il est transmis à ${to}, qui vous répond`,
    en: `your message answers no open question; it goes to ${to}, who will reply to you`,
  };
  return (reply === 'unclear' ? unclear : stray)[language];
}

function pausedValues(entry: LedgerEntry, { pair, to }: LetterFacts, language: Language): Record<string, string> {
  const told = {
    fr: 'Votre binôme apprend seulement que les séances reprendront.',
    en: 'Your partner is only told that the sessions will resume.',
  }[language];
  const isPartnerTold = pair !== undefined && pair.pair.status !== 'consulting' && pair.pair.status !== 'closed';
  return {
    date: dayOf(entry.facts.until ?? entry.orderedAt, to.timeZone, language),
    'partner told': isPartnerTold ? told : '',
  };
}

/** What waits for an answer, by the subject people see in their mailbox, then the next session and whom to call. */
function helpValues(facts: LetterFacts, language: Language, now: string): Record<string, string> {
  const { pair, to, cycle, coordinator, openForms } = facts;
  const next = pair === undefined ? undefined : nextPlanned(pair.pair, now);
  const titles = openForms.flatMap(({ form, ...about }) => {
    if (form === undefined) return [];
    const { definition, values } = formInHand({ ...about, form }, form);
    const title = fillText(definition.subject[language], values, (name) => `{${name}}`);
    const day = dayOf(form.closesAt, to.timeZone, language);
    return [language === 'fr' ? `- « ${title} », jusqu’au ${day}` : `- "${title}", until ${day}`];
  });
  const words = {
    fr: { none: 'Rien n’attend de réponse de votre part.', some: 'Attendent votre réponse :' },
    en: { none: 'Nothing waits for an answer of yours.', some: 'Waiting for your answer:' },
  }[language];
  const index = cycle.coordinators.indexOf(coordinator.personId);
  return {
    'open forms': titles.length === 0 ? words.none : [words.some, ...titles].join('\n'),
    'next session': next === undefined ? '' : slotText(next.meetsAt, to.timeZone, language),
    phone: cycle.definition.coordinators[Math.max(0, index)]?.phone ?? '',
  };
}

/** The date of the works council's information is not kept with a cycle yet: its sentence goes. */
function noticeValues(entry: LedgerEntry, facts: LetterFacts, language: Language): Record<string, string> {
  const { cycle, coordinators } = facts;
  return {
    due: entry.facts.due === undefined ? '' : dayText(entry.facts.due, language),
    coordinators: coordinators.map(fullName).join(', '),
    'dpo address': cycle.definition.dataProtectionContact,
    'works council date': '',
  };
}

function sessionValues(entry: LedgerEntry, facts: LetterFacts, language: Language): Record<string, string> {
  const { pair, cycle, to } = facts;
  const { meetsAt } = entry.facts;
  if (pair === undefined || meetsAt === undefined || entry.session === undefined) return {};
  const keeper = cycle.definition.sites[pair.mentee.participant.site];
  const mentor = cycle.definition.sites[pair.mentor.participant.site];
  if (keeper === undefined || mentor === undefined) return {};
  const own = to.personId === pair.pair.mentorId ? mentor : keeper;
  const first = pair.pair.sessions[0]?.meetsAt ?? meetsAt;
  const lead = coordinatorReader(cycle.definition);
  const unusual = unusualHour(meetsAt, first, own, language);
  const { count } = cycle.definition.sessions;
  const sheet = fillLines(
    sessionSheet(entry.session, count)[language],
    {
      n: String(entry.session),
      topic:
        firstTopicInSentence(pair.mentee.enrollment, facts.catalog, language) ??
        { fr: 'votre premier sujet', en: 'your first topic' }[language],
      'last month': monthOf(pair.pair.sessions.at(-1)?.meetsAt ?? meetsAt, lead.timeZone, language),
    },
    (name) => `{${name}}`,
  );
  return {
    n: String(entry.session),
    count: String(count),
    day: dayOf(meetsAt, to.timeZone, language),
    when: bothTimes(meetsAt, [keeper, mentor], language),
    unusual: unusual === undefined ? '' : `${unusual.charAt(0).toUpperCase()}${unusual.slice(1)}.`,
    mentor: fullName(pair.mentor.person),
    leader: fullName(pair.mentee.person),
    sheet: sheet.join('\n'),
    foot: sheetFoot[language].join('\n'),
    'last time': lastTime(facts, language),
  };
}

function certificateValues(facts: LetterFacts, language: Language): Record<string, string> {
  const { cycle, to, pair, form, sponsor } = facts;
  const lead = coordinatorReader(cycle.definition);
  const topics = pair === undefined ? [] : topicsOf(pair.mentor.enrollment, 'mentor', facts.catalog, language);
  const answered = form?.status === 'answered';
  const thanks = {
    fr: `Merci ${to.first}, c’est noté. Voici ce que nous avons compris :`,
    en: `Thank you ${to.first}, noted. Here is what we understood:`,
  }[language];
  return {
    thanks: answered ? thanks : '',
    understood: answered ? (echoValues(facts, language).understood ?? '') : '',
    name: fullName(to),
    'start month': monthOf(cycle.runningSince ?? cycle.createdAt, lead.timeZone, language),
    'end month': monthOf(pair?.pair.closedAt ?? cycle.runningSince ?? cycle.createdAt, lead.timeZone, language),
    held: form?.facts.held ?? '',
    topics: topics.join(', '),
    sponsor: sponsor === undefined ? '' : `${fullName(sponsor)}, ${cycle.definition.sponsor.title[language]}`,
  };
}

function partnerValues({ pair, to }: LetterFacts): Record<string, string> {
  if (pair === undefined) return {};
  const partner = pair.mentor.person.personId === to.personId ? pair.mentee : pair.mentor;
  return { 'partner first': partner.person.first, 'own name': fullName(to) };
}

/** Facts and, for a text that must be read today, the text itself: framed, with nothing left that could be read as an answer. */
function alertValues(entry: LedgerEntry, facts: LetterFacts, language: Language): Record<string, string> {
  const { pair, form } = facts;
  if (pair === undefined) return {};
  const text = [form?.answers.word, form?.answers.quote].find((answer) => typeof answer === 'string');
  const session = entry.session === undefined ? undefined : String(entry.session);
  return {
    pair: pairLabel(pair.pair),
    facts: signalText(entry.facts.signal ?? '', entry.facts.side ?? '', pair, language, session).join('\n'),
    word:
      text === undefined || entry.facts.signal !== 'read-today'
        ? ''
        : language === 'fr'
          ? `Le texte : « ${neutralize(text)} »`
          : `The text: "${neutralize(text)}"`,
  };
}
