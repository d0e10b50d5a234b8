import type { Form } from '../../shared/domain/form.ts';
import type { InboundRecord } from '../../shared/domain/inbound.ts';
import type { LedgerEntry } from '../../shared/domain/ledger.ts';
import { answersInWords } from '../../shared/forms/answers-in-words.ts';
import type { FormKind } from '../../shared/forms/form-definition.ts';
import { formDefinition, formRegistry } from '../../shared/forms/form-registry.ts';
import { changeText, entityOf } from '../output/events.ts';
import { formName } from '../output/form-names.ts';
import type { Letter } from '../output/letters.ts';
import { html, type Markup } from '../output/markup.ts';
import { momentMarkup, momentText } from '../output/moment-text.ts';
import { section, table } from '../output/page.ts';
import type { Scene } from './scene.ts';

/** What an outcome means, for a reader who has just sent the message. */
const outcomes: Readonly<Record<InboundRecord['outcome'], string>> = {
  answered: 'Understood: nothing is left to ask.',
  clarified: 'Understood in part: what was unclear or missing is asked again.',
  late: 'It came after the deadline; a coordinator sees it.',
  held: 'Held: it is not sure enough that this is the person’s own answer.',
  superseded: 'It changes nothing: a newer reply, or the same one, was taken already.',
  started: 'Taken as the start of a cycle.',
  refused: 'Refused: its files have problems, which the answer lists.',
  machine: 'Recognized as automatic mail; nobody is answered.',
  'passed-on': 'No rule could place it; a coordinator sees it.',
  nothing: 'It belongs to nothing that is open.',
  moved: 'A word that moves, pauses or ends something was obeyed.',
  setup: 'Mail of the mail service itself.',
};

/** What became of a message that came in: the outcome, the answers as they are stored, and all that followed at that moment. */
export function understanding(scene: Scene, letter: Letter): Markup {
  const { record } = scene.view;
  const { inbound, at } = letter;
  const { forms, ledger, audit, tasks } = record.records;
  if (inbound === undefined)
    return section('What became of it', html`<p>No mail is received at that address: it went back to its sender.</p>`);
  const form = inbound.formId === undefined ? undefined : forms.get(inbound.formId);
  const changes = [...audit.values()].flat().filter((change) => change.at === at);
  const same = Map.groupBy(
    changes.map(
      (change) => `${entityOf(change.entityId, record.records).label}: ${changeText(change, record.records)}`,
    ),
    (words) => words,
  );
  const ordered = ledger.filter(({ orderedAt }) => orderedAt === at);
  const raised = tasks.filter(({ raisedAt }) => raisedAt === at);
  return html`<section aria-labelledby="understood"><h2 id="understood">What was understood</h2>
<p><strong>${outcomes[inbound.outcome]}</strong> <span class="soft">(${inbound.outcome}${inbound.detail === undefined ? '' : `, ${inbound.detail}`})</span></p>
${form === undefined ? undefined : html`<h3>Form ${formName(form.kind)}, as it is stored now</h3>${storedAnswers(scene, form)}`}
<h3>What followed at that moment</h3>
${listed([
  ...[...same].map(
    ([words, { length }]) =>
      html`${words}${length === 1 ? undefined : html` <span class="soft">(${length} times)</span>`}`,
  ),
  ...ordered.map((entry) => html`Email ordered: ${orderText(scene, entry)}`),
  ...raised.map(({ kind }) => html`<a href="/tasks">Task for a coordinator</a>: ${kind.replace('-', ' ')}`),
])}</section>`;
}

const mostLines = 8;

/** A list of which a reader sees the beginning, and the rest on demand. */
function listed(lines: readonly Markup[]): Markup {
  const items = lines.map((line) => html`<li>${line}</li>`);
  if (items.length === 0) return html`<p>Nothing.</p>`;
  if (items.length <= mostLines + 1) return html`<ul>${items}</ul>`;
  return html`<ul>${items.slice(0, mostLines)}</ul>
<details><summary>${items.length - mostLines} more</summary><ul>${items.slice(mostLines)}</ul></details>`;
}

/** One order of the ledger: what, to whom, and where it stands. */
function orderText({ view, site }: Scene, entry: LedgerEntry): Markup {
  const person = view.record.records.people.get(entry.to);
  const name = person === undefined ? entry.to : `${person.first} ${person.last}`.trim();
  const letter = view.letters.find(({ letter: { entry: own } }) => own?.key === entry.key)?.letter;
  const what =
    letter === undefined ? html`${entry.mail}` : html`<a href="/${site.letter(letter.number)}">${entry.mail}</a>`;
  const stands =
    entry.status === 'queued' ? html`leaves ${momentMarkup(entry.dueAt, view.timeZone)}` : html`${entry.status}`;
  return html`${what} to ${name}, ${stands}${entry.dropped === undefined ? undefined : html` (${entry.dropped})`}`;
}

/** The answers of a form, question by question: in words, and as they are stored. */
export function storedAnswers({ view }: Scene, form: Form): Markup {
  const unclear = form.unclear.map(
    ({ question, words }) => html`<li>Question ${question}, not understood: “${words}”</li>`,
  );
  const open = form.open === undefined || form.open.length === 0 ? undefined : form.open.join(', ');
  const words = new Map(inWords(form).map(({ name, label, said }) => [name, { label, said }])); // in the order of the questions
  const names = new Set([...words.keys(), ...Object.keys(form.answers)]);
  const answers = [...names].map((name) => [name, form.answers[name] ?? ''] as const);
  const rows = answers.map(([name, value]) => {
    const codes = [value].flat().map((code) => shownCode(String(code), view.timeZone));
    const known = words.get(name);
    return [known?.label ?? name, known?.said ?? codes.join(', '), html`<code>${name}: ${codes.join(', ')}</code>`];
  });
  return html`${answers.length === 0 ? html`<p class="soft">No answer is stored.</p>` : table('Answers', ['Question', 'Understood as', 'Stored as'], rows)}
${unclear.length === 0 ? undefined : html`<ul>${unclear}</ul>`}
${open === undefined ? undefined : html`<p>Still to be answered: ${open}</p>`}`;
}

function inWords(form: Form): { readonly name: string; readonly label: string; readonly said: string }[] {
  if (!(form.kind in formRegistry)) return [];
  const definition = formDefinition(form.kind as FormKind, form.kindVersion); // a key of the registry, as just looked up
  return definition.questions.flatMap(({ name }) => {
    const value = form.answers[name];
    if (value === undefined) return [];
    const [own] = answersInWords(definition, 'en', form.facts, { [name]: value });
    if (own === undefined) return [];
    const filled = (words: string) => words.replace(/\{\w+\}/g, '…'); // names and dates that only the email had
    return [{ name, label: filled(own.label), said: filled(own.words) }];
  });
}

function shownCode(code: string, timeZone: string): string {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(code) ? momentText(code, timeZone) : code;
}
