import {
  type Moment,
  momentOfChange,
  momentOfReply,
  momentsOfMail,
  momentsOfTask,
  stateOfCycle,
  stateOfForm,
  stateOfPair,
  timeline,
} from '../domain/by-hand/life-lines.ts';
import { ledgerTag } from '../domain/deterministic-ids.ts';
import { CycleId, FormId, PairId, PersonId } from '../domain/ids.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { Clock, History } from '../ports.ts';

interface LifeServices {
  readonly history: History;
  readonly clock: Clock;
}

const ledgerKey = /#/;
const sesTag = /^[a-z2-7]{52}$/; // base32 of a SHA-256

/**
 * The life of a cycle, form, pair, person, email (ledger key, SES tag or SES message id) or task, as lines: how it stands, then what happened. Undefined when
 * nothing has this id. Ids and codes only: what people wrote lies elsewhere.
 */
export async function lifeOf(services: LifeServices, id: string, cycleId?: CycleId): Promise<string[] | undefined> {
  const { history } = services;
  if (cycleId !== undefined) return lifeOfTask(history, id, cycleId);
  if (ledgerKey.test(id)) return lifeOfMail(await history.mail(ledgerTag(id)));
  if (sesTag.test(id)) return lifeOfMail(await history.mail(id));
  const form = FormId.safeParse(id);
  if (form.success) return lifeOfForm(services, form.data);
  const pair = PairId.safeParse(id);
  if (pair.success) return lifeOfPair(history, pair.data);
  const cycle = CycleId.safeParse(id);
  if (cycle.success) return lifeOfCycle(history, cycle.data);
  const person = PersonId.safeParse(id);
  if (person.success) return lifeOfPerson(history, person.data);
  const tag = await history.tagOf(id);
  return tag === undefined ? undefined : lifeOfMail(await history.mail(tag));
}

async function lifeOfForm({ history, clock }: LifeServices, formId: FormId): Promise<string[] | undefined> {
  const form = await history.form(formId);
  if (form === undefined) return undefined;
  const mails = await history.mailsTo(form.personId);
  const tasks = await history.tasksOf(form.cycleId);
  const replies = await Promise.all(form.replies.map((inboundId) => history.inbound(inboundId)));
  return [
    ...stateOfForm(form, clock.now()),
    '',
    ...timeline([
      ...(await changes(history, formId)),
      ...replies.flatMap((reply) => (reply === undefined ? [] : [momentOfReply(reply)])),
      ...mails.filter((mail) => mail.formId === formId).flatMap(momentsOfMail),
      ...tasks.filter((task) => task.formId === formId || task.facts.id === formId).flatMap(momentsOfTask),
    ]),
  ];
}

async function lifeOfPair(history: History, pairId: PairId): Promise<string[] | undefined> {
  const pair = await history.pair(pairId);
  if (pair === undefined) return undefined;
  const forms = (await history.formsOf(pair.cycleId))
    .filter((form) => form.pairId === pairId)
    .toSorted((a, b) => (a.formId < b.formId ? -1 : 1));
  const ownForms = new Set<string | undefined>(forms.map(({ formId }) => formId));
  const people = new Set([pair.mentorId, pair.menteeId, pair.keeperId, ...forms.map(({ personId }) => personId)]);
  const mails = (await Promise.all([...people].map((each) => history.mailsTo(each)))).flat();
  const tasks = await history.tasksOf(pair.cycleId);
  return [
    ...stateOfPair(pair),
    '',
    ...timeline([
      ...(await changes(history, pairId)),
      ...forms.map(({ formId, kind, status, personId, issuedAt }) => ({
        at: issuedAt,
        what: `form ${formId} issued: ${kind} to ${personId}, now ${status}`,
      })),
      ...mails.filter((mail) => mail.pairId === pairId || ownForms.has(mail.formId)).flatMap(momentsOfMail),
      ...tasks.filter((task) => task.pairId === pairId || task.facts.id === pairId).flatMap(momentsOfTask),
    ]),
  ];
}

async function lifeOfCycle(history: History, cycleId: CycleId): Promise<string[] | undefined> {
  const cycle = await history.cycle(cycleId);
  if (cycle === undefined) return undefined;
  const [forms, pairs, tasks] = [
    await history.formsOf(cycleId),
    await history.pairsOf(cycleId),
    await history.tasksOf(cycleId),
  ];
  return [
    ...stateOfCycle(cycle, forms, pairs),
    '',
    ...timeline([...(await changes(history, cycleId)), ...tasks.flatMap(momentsOfTask)]),
  ];
}

/** What the program wrote to somebody: where a search begins when an employee says that nothing came. */
async function lifeOfPerson(history: History, personId: PersonId): Promise<string[] | undefined> {
  const mails = await history.mailsTo(personId);
  return mails.length === 0 ? undefined : timeline(mails.flatMap(momentsOfMail));
}

function lifeOfMail(entry: LedgerEntry | undefined): string[] | undefined {
  if (entry === undefined) return undefined;
  const about = [entry.cycleId, entry.formId, entry.pairId].filter((each) => each !== undefined);
  return [`email ${entry.key}, of ${about.join(', ')}`, '', ...timeline(momentsOfMail(entry))];
}

async function lifeOfTask(history: History, taskId: string, cycleId: CycleId): Promise<string[] | undefined> {
  const task = (await history.tasksOf(cycleId)).find((each) => each.taskId === taskId);
  if (task === undefined) return undefined;
  const about = [cycleId, task.personId, task.formId, task.pairId, task.objectKey].filter((each) => each !== undefined);
  return [`task ${taskId}, of ${about.join(', ')}`, '', ...timeline(momentsOfTask(task))];
}

async function changes(history: History, id: string): Promise<Moment[]> {
  return (await history.audit(id)).map((event) => momentOfChange(id, event));
}
