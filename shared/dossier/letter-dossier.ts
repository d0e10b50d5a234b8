import * as z from 'zod';
import { documentOf } from '../contracts/documents.ts';
import { NotFound } from '../contracts/errors.ts';
import { isDecision } from '../domain/admission.ts';
import type { MailKind } from '../domain/command.ts';
import type { Cycle } from '../domain/cycle.ts';
import { explainedBy } from '../domain/expertise/learned-words.ts';
import type { SkillCatalog } from '../domain/expertise/skill-catalog.ts';
import type { Form } from '../domain/form.ts';
import { type CycleId, FormId, type PairId, PersonId } from '../domain/ids.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { Pair } from '../domain/pair.ts';
import { pairCounts } from '../domain/pair-counts.ts';
import type { Participant } from '../domain/participant.ts';
import type { Person } from '../domain/person.ts';
import { Proposal } from '../domain/proposal.ts';
import { coordinatorOf } from '../domain/readers.ts';
import { namesSkills } from '../messages/form-values.ts';
import type { KnownPair, KnownParticipant, LetterFacts } from '../messages/letter-facts.ts';
import type { Documents, People, Program } from '../ports.ts';
import { bundled } from './bundle.ts';
import { readDigest } from './digest-document.ts';
import { enrollmentFormOf } from './pair-dossier.ts';

export interface LetterServices {
  readonly program: Program;
  readonly people: People;
  readonly documents: Documents;
}

/** Which letter: whom it is for and what it is about. */
export interface LetterRequest {
  readonly cycleId: CycleId;
  readonly to: PersonId;
  readonly formId?: FormId | undefined;
  readonly pairId?: PairId | undefined;
  readonly session?: number | undefined;
  /** What is written; undefined for a form that is to be read. */
  readonly mail?: MailKind;
  /** Key of the digest, report or map that the letter carries. */
  readonly document?: string | undefined;
  /** Of which moment a bundle or an overview is. */
  readonly at?: string | undefined;
  /** True for a letter that lists what waits for an answer. */
  readonly listsForms?: boolean;
}

const Lines = z.object({ fr: z.array(z.string()), en: z.array(z.string()) });
const Written = z.object({ subject: z.string(), text: z.string(), page: z.string() });
const Report = z.object({ kind: z.literal('report'), fr: Written, en: Written });

/** What an ordered email's words depend on; undefined for the one that comes before there is a cycle. */
export async function letterFacts(services: LetterServices, entry: LedgerEntry): Promise<LetterFacts | undefined> {
  if (entry.mail === 'start-problems') return undefined;
  const { mail, formId } = entry;
  // A coordinator holds the form as its person does.
  const to =
    mail === 'by-phone' && formId !== undefined ? (await services.program.forms.load(formId)).personId : entry.to;
  return letterDossier(services, {
    ...entry,
    to,
    at: entry.facts.at,
    document: entry.facts.document,
    listsForms: entry.mail === 'help',
  });
}

/** Loads all that one letter's words depend on. Throws NotFound for a cycle, person, form or pair that does not exist. */
export async function letterDossier(services: LetterServices, request: LetterRequest): Promise<LetterFacts> {
  const { program, people, documents } = services;
  const known = await program.together({
    cycleId: request.cycleId,
    participants: [request.to],
    forms: request.formId === undefined ? [] : [request.formId],
  });
  const { cycle } = known;
  if (cycle === undefined) throw new NotFound('cycle', request.cycleId);
  const form = request.formId === undefined ? undefined : known.forms.get(request.formId);
  if (request.formId !== undefined && form === undefined) throw new NotFound('form', request.formId);
  const participant = known.participants.get(request.to);
  const pairId = request.pairId ?? form?.pairId ?? pairOfFacts(form);
  const pairFound = pairId === undefined ? undefined : await program.pairs.load(pairId);
  const assistant = form?.kind === 'ENR-S' && form.clarifications > 0 ? participant?.assistant : undefined;
  const contacts = await people.findAll([
    ...cycle.coordinators,
    cycle.sponsorId,
    request.to,
    ...(assistant === undefined ? [] : [assistant]),
    ...(pairFound === undefined ? [] : [pairFound.mentorId, pairFound.menteeId, pairFound.keeperId]),
  ]);
  const pair = pairFound === undefined ? undefined : await knownPair(program, contacts, pairFound);
  const to = contacts.get(request.to);
  if (to === undefined) throw new NotFound('person', request.to);
  const coordinators = cycle.coordinators.flatMap((id) => contacts.get(id) ?? []);
  const followed =
    pair === undefined
      ? participant === undefined
        ? []
        : [participant]
      : [pair.mentor.participant, pair.mentee.participant];
  const coordinator = contacts.get(coordinatorOf(cycle, followed)) ?? coordinators[0];
  if (coordinator === undefined) throw new NotFound('coordinator', cycle.cycleId);
  const proposal = await proposalFor(services, cycle, form, pairFound);
  const previous = form?.kind === 'MAT' ? await proposalBefore(services, cycle, form, proposal) : undefined;
  const isNote = request.mail !== undefined && request.mail !== 'form';
  const speaksOfSkills = isNote || proposal !== undefined || (form !== undefined && namesSkills(form));
  const told = form?.kind === 'DIG' ? form.facts.document : request.document;
  const digest = told === undefined ? undefined : await readDigest(services, told);
  const listed = form?.kind === 'MAT' ? proposal : undefined;
  const overview = request.mail === 'overview' ? await overviewFor(program, cycle, request) : undefined;
  const bundle = request.mail === 'bundle' ? await bundled(program, cycle, request.to, request.at) : [];
  const named = [
    ...[...(listed?.pairs ?? []), ...(previous?.pairs ?? [])].flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]),
    ...(listed?.unmatched ?? []).map(({ personId }) => personId),
    ...(overview?.pairs ?? []).flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]),
    ...[...bundle, ...(digest?.lines ?? []), ...(digest?.items ?? []).flatMap(({ lines }) => lines)].flatMap(
      ({ pair: line, task }) => [
        ...(line === undefined ? [] : [line.mentorId, line.menteeId]),
        ...(task.personId === undefined ? [] : [task.personId]),
      ],
    ),
  ];
  return {
    cycle,
    to,
    participant,
    assistant: assistant === undefined ? undefined : contacts.get(assistant),
    form,
    about: await askedAbout(services, form),
    pair,
    coordinators,
    coordinator,
    sponsor: contacts.get(cycle.sponsorId),
    lastFeedback: await lastFeedback(program, pair?.pair, request.to, sessionAtHand(request, form, pairFound)),
    openForms: request.listsForms === true ? await openForms(services, request) : [],
    proposal,
    previous,
    proposedPair: proposal?.pairs.find(
      ({ mentorId, menteeId }) => mentorId === pair?.pair.mentorId && menteeId === pair.pair.menteeId,
    ),
    office:
      form !== undefined && isDecision(form.kind)
        ? (await import('../messages/office-values.ts')).officeValues // the texts of digests and proposals
        : undefined,
    startLines: await startLines(documents, form),
    digest,
    overview,
    bundle,
    report:
      request.document !== undefined && digest === undefined
        ? Report.parse(await documents.find(request.document))
        : undefined,
    catalog: speaksOfSkills ? await catalogOfCycle(program, cycle) : noSkills,
    people: await people.findAll(named),
    participants: named.length === 0 ? new Map() : await participantsById(program, cycle.cycleId),
  };
}

/** The pairs that a coordinator follows, in order, and where they stand now. */
async function overviewFor(
  program: Program,
  cycle: Cycle,
  { to, at }: LetterRequest,
): Promise<NonNullable<LetterFacts['overview']>> {
  const participants = await participantsById(program, cycle.cycleId);
  const pairs = (await program.pairs.ofCycle(cycle.cycleId))
    .filter(({ mentorId, menteeId }) => {
      const both = [participants.get(mentorId), participants.get(menteeId)].filter((each) => each !== undefined);
      return coordinatorOf(cycle, both) === to;
    })
    .toSorted((a, b) => a.number - b.number);
  return { counts: pairCounts(pairs, at ?? cycle.createdAt), pairs };
}

/** What forms that speak of no skills are written and read with. */
const noSkills: SkillCatalog = { families: [], skills: [], nothing: [] };

/** The catalog as of the cycle's last matching; loaded late, as few replies are read with it and it is the largest of our texts. */
async function catalogOfCycle(program: Program, { definition, wordsUntil }: Cycle): Promise<SkillCatalog> {
  const { catalogOf } = await import('../domain/expertise/cycle-catalog.ts');
  return catalogOf(definition.skills, explainedBy(await program.vocabulary.all(), wordsUntil));
}

async function askedAbout({ program, people }: LetterServices, form: Form | undefined): Promise<LetterFacts['about']> {
  const { about, sender } = form?.facts ?? {};
  if (about === undefined) return undefined;
  return {
    form: await program.forms.load(FormId.parse(about)),
    sender: sender === undefined ? undefined : await people.find(PersonId.parse(sender)),
  };
}

async function openForms(services: LetterServices, { cycleId, to }: LetterRequest): Promise<LetterFacts[]> {
  const forms = await services.program.forms.ofCycle(cycleId);
  const open = forms.filter(({ personId, status, sent }) => personId === to && status === 'issued' && sent > 0);
  return Promise.all(open.map(({ formId }) => letterDossier(services, { cycleId, to, formId })));
}

/** The lines that were stored with a coordinator's form about a start. */
async function startLines(documents: Documents, form: Form | undefined): Promise<LetterFacts['startLines']> {
  const key =
    form?.kind === 'START'
      ? documentOf.start(form.cycleId, form.round)
      : form?.kind === 'NEW'
        ? documentOf.newCycle(form.cycleId)
        : form?.kind === 'REF'
          ? documentOf.refresh(form.cycleId, form.round)
          : undefined;
  return key === undefined ? undefined : Lines.parse(await documents.find(key));
}

async function participantsById(program: Program, cycleId: CycleId): Promise<Map<PersonId, Participant>> {
  return new Map((await program.participants.ofCycle(cycleId)).map((each) => [each.personId, each]));
}

/** A closing form is about the person; the pair it closes is among its facts. */
function pairOfFacts(form: Form | undefined): PairId | undefined {
  const pair = form?.facts.pair;
  return pair?.startsWith('pair_') === true ? (pair as PairId) : undefined; // written by us from a pair's own id
}

/** The proposal a form decides on or comes from; a pair's own forms of consultation and start give its reasons, from the one it comes from. */
async function proposalFor(
  { documents }: LetterServices,
  cycle: Cycle,
  form: Form | undefined,
  pair: Pair | undefined,
): Promise<Proposal | undefined> {
  const givesReasons = form !== undefined && /^(?:PRO|STA)-/.test(form.kind);
  const round = form?.facts.matching ?? (givesReasons ? (pair?.round ?? cycle.approvedRound) : undefined);
  if (round === undefined) return undefined;
  return Proposal.parse(await documents.find(documentOf.matching(cycle.cycleId, Number(round))));
}

/** The proposal that this form's took the place of; none for the first of those decided on together. */
async function proposalBefore(
  { documents }: LetterServices,
  { cycleId }: Cycle,
  { facts }: Form,
  proposal: Proposal | undefined,
): Promise<Proposal | undefined> {
  const before = Number(facts.matching ?? 0) - 1;
  return before < (proposal?.since ?? 1)
    ? undefined
    : Proposal.parse(await documents.find(documentOf.matching(cycleId, before)));
}

async function knownPair(program: Program, persons: ReadonlyMap<PersonId, Person>, pair: Pair): Promise<KnownPair> {
  const { cycleId, mentorId, menteeId } = pair;
  const enrollments = {
    mentor: enrollmentFormOf({ cycleId, personId: mentorId, side: 'mentor' }),
    mentee: enrollmentFormOf({ cycleId, personId: menteeId, side: 'mentee' }),
  };
  const { participants, forms } = await program.together({
    cycleId,
    participants: [mentorId, menteeId],
    forms: [enrollments.mentor, enrollments.mentee],
  });
  const known = (personId: PersonId, enrollment: FormId): KnownParticipant => {
    const person = persons.get(personId);
    const participant = participants.get(personId);
    if (person === undefined || participant === undefined) throw new NotFound('participant', personId);
    return { person, participant, enrollment: forms.get(enrollment)?.answers ?? {} };
  };
  return {
    pair,
    mentor: known(mentorId, enrollments.mentor),
    mentee: known(menteeId, enrollments.mentee),
    keeper: persons.get(pair.keeperId),
  };
}

/** The session whose sheet or form begins with the silent echo. The mentor's sheet came before the mentor's form and has said it. */
function sessionAtHand(
  { to, session }: LetterRequest,
  form: Form | undefined,
  pair: Pair | undefined,
): number | undefined {
  if (form === undefined) return session;
  return form.kind.startsWith('SES') && to !== pair?.mentorId ? form.session : undefined;
}

async function lastFeedback(
  program: Program,
  pair: Pair | undefined,
  personId: PersonId,
  session: number | undefined,
): Promise<Form | undefined> {
  if (pair === undefined || session === undefined) return undefined;
  const previous = pair.sessions.findLast(({ number, concludedAt }) => number < session && concludedAt !== undefined);
  const formId = personId === pair.mentorId ? previous?.mentorForm : previous?.menteeForm;
  const form = formId === undefined ? undefined : await program.forms.find(formId);
  return form?.status === 'answered' ? form : undefined;
}
