import type { PersonId } from '../../shared/domain/ids.ts';
import { html, type Markup } from '../output/markup.ts';
import { momentMarkup } from '../output/moment-text.ts';
import { section } from '../output/page.ts';
import type { ReadLetter } from '../output/person-page.ts';
import type { RunRecord } from '../output/run-record.ts';
import type { Game, View } from './game.ts';
import { action, type Content, hidden, type Scene, type Somebody, somebody } from './scene.ts';

const groups = [
  'Coordinators',
  'Sponsor',
  'Invited as mentors',
  'Invited as leaders',
  'Assistants',
  'Others of the company',
  'Unknown to the company',
] as const;
type Group = (typeof groups)[number];

/** Everybody who may get an email or wrote one: their mailboxes, and who plays them. */
export function peoplePage(scene: Scene): Content {
  const { view, game } = scene;
  const byAddress = Map.groupBy(view.letters, ({ letter }) => letter.address);
  const addresses = new Set([...view.record.cast.keys(), ...byAddress.keys()]);
  const groupOf = grouping(view.record);
  const people = [...addresses].map((address) => somebody(view, address)).toSorted(byName);
  const tables = groups.flatMap((group) => {
    const own = people.filter(({ address }) => groupOf(address) === group);
    return own.length === 0 ? [] : [table(scene, group, own, byAddress)];
  });
  const isBegun = view.letters.length > 2 || game.hands().played.length > 0;
  return {
    title: 'Mailboxes',
    tab: 'mailboxes',
    body: html`${isBegun ? undefined : begin}
${hands(scene)}
${section('People', html`<div class="wide"><table class="people" aria-label="People"><thead><tr><th scope="col">Who</th><th scope="col" class="number">Unread</th><th scope="col">Last email</th><th scope="col">Answers</th></tr></thead>${tables}</table></div>`)}`,
  };
}

const begin = html`<section><h2>How to begin</h2>
<p>The lead coordinator has sent her start email, and the program has answered. Play her, open its answer and say “oui”; or let everybody answer by themselves and move time on.</p>
<p>Whoever you play answers only when you do. All others read their emails and answer in their own time and manner. What you send is a raw email like any other.</p></section>`;

function byName(one: Somebody, other: Somebody): number {
  return one.name.localeCompare(other.name, 'en');
}

/** Which group of the page somebody belongs to; the roster's, once it is imported. */
function grouping({ cycle, records, cast }: RunRecord): (address: string) => Group {
  const ids = new Map<string, PersonId>([...records.people.values()].map((each) => [each.address, each.personId]));
  const assistants = new Set(
    [...records.participants.values()].flatMap(({ assistant }) => (assistant === undefined ? [] : [assistant])),
  );
  return (address) => {
    const personId = ids.get(address);
    const role = cast.get(address)?.persona.role;
    if (role === 'coordinator') return 'Coordinators';
    const side = personId === undefined ? undefined : records.participants.get(personId)?.side;
    if (side !== undefined) return side === 'mentor' ? 'Invited as mentors' : 'Invited as leaders';
    if (cycle.definition.sponsor.email === address) return 'Sponsor';
    if (role === 'assistant' || (personId !== undefined && assistants.has(personId))) return 'Assistants';
    return role === undefined ? 'Unknown to the company' : 'Others of the company';
  };
}

function table(
  scene: Scene,
  group: Group,
  people: readonly Somebody[],
  byAddress: ReadonlyMap<string, readonly ReadLetter[]>,
): Markup {
  const rows = people.map((person) => row(scene, person, byAddress.get(person.address) ?? []));
  return html`<tbody><tr><th scope="rowgroup" colspan="4" class="group">${group} <span class="soft">(${people.length})</span></th></tr>
${rows}</tbody>`;
}

function row(scene: Scene, person: Somebody, letters: readonly ReadLetter[]): Markup {
  const { site, game } = scene;
  const unread = unreadOf(game, letters);
  const last = letters.at(-1);
  return html`<tr><th scope="row"><a href="/${site.person(person.address) ?? ''}">${person.name}</a><br><span class="soft small">${person.address}</span></th>
<td class="number">${unread === 0 ? html`<span class="soft">0</span>` : html`<strong class="unread">${unread}</strong>`}</td>
<td>${last === undefined ? undefined : html`<a href="/${site.letter(last.letter.number)}">${last.subject === '' ? '(no subject)' : last.subject}</a><br><span class="soft small">${last.letter.direction === 'in' ? 'sent, ' : ''}${momentMarkup(last.letter.at, person.timeZone)}</span>`}</td>
<td>${whoAnswers(scene, person)}</td></tr>`;
}

/** How many emails to somebody the player has not opened. */
export function unreadOf(game: Game, letters: readonly ReadLetter[]): number {
  return letters.filter(({ letter }) => letter.direction === 'out' && !game.isRead(letter.number)).length;
}

/** Who plays somebody, and the button to change that; nothing for outsiders. */
export function whoAnswers(scene: Scene, person: Somebody): Markup | undefined {
  const { view, game } = scene;
  if (!view.record.cast.has(person.address)) return undefined;
  const isPlayed = game.hands().played.includes(person.address);
  const button = isPlayed
    ? html`<button name="do" value="give-back" aria-label="Let ${person.name} answer again">Give back</button>`
    : html`<button name="do" value="take" aria-label="Play ${person.name}">Play</button>`;
  return action(
    scene,
    '/hands',
    html`<span class="${isPlayed ? 'chip mine' : 'chip'}">${isPlayed ? 'you' : answersAlone(view, game, person.address)}</span> ${hidden('person', person.address)}${button}`,
    html` class="inline"`,
  );
}

function answersAlone({ record }: View, game: Game, address: string): string {
  if (!game.hands().othersAnswer) return 'nobody';
  const character = record.cast.get(address)?.persona.character;
  return character === 'silent' || character === 'bounces' ? 'never' : 'by themselves';
}

function hands(scene: Scene): Markup {
  const { othersAnswer, played } = scene.game.hands();
  const names = played.map((address) => somebody(scene.view, address).name).join(', ');
  return html`<section class="row"><p><strong>You play ${played.length === 0 ? 'nobody yet' : names}.</strong> Everybody else ${othersAnswer ? 'answers by themselves' : 'leaves their emails unanswered'}.</p>
${action(
  scene,
  '/hands',
  othersAnswer
    ? html`<button name="do" value="others-off">Let nobody else answer</button>`
    : html`<button name="do" value="others-on">Let everybody else answer</button>`,
)}</section>`;
}
