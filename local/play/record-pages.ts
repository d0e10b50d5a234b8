import type { FormId, PairId, PersonId } from '../../shared/domain/ids.ts';
import type { Task } from '../../shared/domain/inbound.ts';
import { pairLabel } from '../../shared/domain/pair.ts';
import { taskWords } from '../../shared/messages/digest-values.ts';
import { signalLines } from '../../shared/messages/signal-text.ts';
import { formName } from '../output/form-names.ts';
import { html, type Markup } from '../output/markup.ts';
import { momentMarkup } from '../output/moment-text.ts';
import { link, section, table } from '../output/page.ts';
import type { Content, Scene } from './scene.ts';
import { storedAnswers } from './understanding.ts';

const mostRows = 200;

/** Every email that was ordered, the latest first: its one entry, and where it stands. */
export function ledgerPage(scene: Scene): Content {
  const { view, site } = scene;
  const entries = view.record.records.ledger.toSorted((a, b) =>
    a.orderedAt === b.orderedAt ? (a.key < b.key ? -1 : 1) : a.orderedAt < b.orderedAt ? 1 : -1,
  );
  const letters = new Map(view.letters.map(({ letter }) => [letter.entry?.key, letter.number]));
  const rows = entries.slice(0, mostRows).map((entry) => {
    const number = letters.get(entry.key);
    return [
      momentMarkup(entry.orderedAt, view.timeZone),
      number === undefined ? entry.mail : link(`/${site.letter(number)}`, entry.mail),
      personLink(scene, entry.to),
      html`${entry.status}${entry.dropped === undefined ? undefined : html`: ${entry.dropped}`}`,
      momentMarkup(entry.sentAt ?? entry.dueAt, view.timeZone),
      html`<code>${entry.key}</code>`,
    ];
  });
  return {
    title: 'Ledger',
    tab: 'ledger',
    body: section(
      counted(entries.length, 'email ordered', 'emails ordered'),
      html`<p class="soft">One entry for each email, whatever happens: its key is what makes it one.${only(entries.length)}</p>`,
      table('Ledger', ['Ordered', 'Email', 'To', 'Stands as', 'Sent or due', 'Key'], rows),
    ),
  };
}

/** What was understood: every form, the latest reply first, with its stored answers. */
export function formsPage(scene: Scene, personId: string | null): Content {
  const { view } = scene;
  const moment = ({ lastReplyAt, issuedAt }: { lastReplyAt?: string | undefined; issuedAt: string }) =>
    lastReplyAt ?? issuedAt;
  const forms = [...view.record.records.forms.values()]
    .filter((form) => personId === null || form.personId === personId)
    .toSorted((a, b) => (moment(a) < moment(b) ? 1 : -1));
  const items = forms.slice(0, mostRows).map((form) => {
    const replies = form.replies.length;
    return html`<details><summary>${nameOf(scene, form.personId)}: ${formName(form.kind)}, ${form.status} <span class="soft">(${counted(replies, 'reply', 'replies')}, ${counted(Object.keys(form.answers).length, 'answer', 'answers')})</span></summary>
<p class="soft small" id="${form.formId}">Issued ${momentMarkup(form.issuedAt, view.timeZone)}, answers count until ${momentMarkup(form.closesAt, view.timeZone)}; sent ${counted(form.sent, 'time', 'times')}. Version ${form.version} of <code>${form.formId}</code>. ${link(`/forms?person=${form.personId}`, 'All forms of this person')}</p>
${storedAnswers(scene, form)}</details>`;
  });
  return {
    title: personId === null ? 'What was understood' : `What was understood of ${nameOf(scene, personId as PersonId)}`,
    tab: 'forms',
    body: section(
      counted(forms.length, 'form', 'forms'),
      forms.length === 0
        ? html`<p class="soft">No form yet.</p>`
        : html`<p class="soft">The latest reply first.${only(forms.length)}</p><div class="forms">${items}</div>`,
    ),
  };
}

/** What coordinators have to look at. */
export function tasksPage(scene: Scene): Content {
  const { view } = scene;
  const tasks = view.record.records.tasks.toSorted((a, b) => (a.raisedAt < b.raisedAt ? 1 : -1));
  const rows = tasks.map((task) => [
    momentMarkup(task.raisedAt, view.timeZone),
    taskText(scene, task),
    task.personId === undefined ? '' : personLink(scene, task.personId),
    about(scene, task),
    task.toldAt === undefined ? 'not yet' : momentMarkup(task.toldAt, view.timeZone),
  ]);
  return {
    title: 'Tasks for coordinators',
    tab: 'tasks',
    body: section(
      counted(tasks.length, 'task', 'tasks'),
      tasks.length === 0
        ? html`<p class="soft">Nothing waits for a coordinator.</p>`
        : table('Tasks', ['Since', 'What', 'Who', 'About', 'Told in a digest'], rows),
    ),
  };
}

function taskText({ view }: Scene, task: Task): Markup {
  if (task.kind !== 'signal') return html`${taskWords[task.kind].en}`;
  const pair = view.record.records.pairs.get(task.pairId as PairId); // looked up, whatever it names
  const side = task.facts['side'];
  const id = side === 'mentor' ? pair?.mentorId : side === 'mentee' ? pair?.menteeId : undefined;
  const person = id === undefined ? undefined : view.record.records.people.get(id);
  const who = person === undefined ? 'the pair' : `${person.first} ${person.last}`.trim();
  return html`${signalLines(task.facts['signal'] ?? '', who, 'en', task.facts['session']).join(' ')}`;
}

function about({ view }: Scene, { pairId, formId }: Task): Markup {
  const pair = view.record.records.pairs.get(pairId as PairId); // looked up, whatever it names
  const form = view.record.records.forms.get(formId as FormId); // likewise
  return html`${pair === undefined ? undefined : `Pair ${pairLabel(pair)} `}${form === undefined ? undefined : link(`/forms?person=${form.personId}#${form.formId}`, formName(form.kind))}`;
}

function nameOf({ view }: Scene, personId: PersonId): string {
  const person = view.record.records.people.get(personId);
  return person === undefined ? personId : `${person.first} ${person.last}`.trim();
}

function personLink(scene: Scene, personId: PersonId): Markup {
  const person = scene.view.record.records.people.get(personId);
  return person === undefined
    ? html`${personId}`
    : link(`/${scene.site.person(person.address) ?? ''}`, nameOf(scene, personId));
}

function only(count: number): string {
  return count > mostRows ? ` The latest ${String(mostRows)} are shown.` : '';
}

function counted(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
