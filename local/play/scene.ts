import type { Letter } from '../output/letters.ts';
import { html, type Markup } from '../output/markup.ts';
import { monthOf } from '../output/moment-text.ts';
import { anchorOf, type SiteMap } from '../output/site-map.ts';
import type { Game, View } from './game.ts';

/** What a page is drawn from. */
export interface Scene {
  readonly game: Game;
  readonly view: View;
  readonly site: SiteMap;
  /** The page's own address, to come back to. */
  readonly path: string;
  /** What every form carries, so that no other site can send one. */
  readonly token: string;
  /** Said once. */
  readonly news: string | undefined;
}

/** A page's title, the person it is about, if any, and its content. */
export interface Content {
  readonly title: string;
  readonly tab: 'mailboxes' | 'cycle' | 'ledger' | 'forms' | 'tasks' | 'write' | 'drop' | 'command';
  readonly person?: { readonly address: string; readonly name: string } | undefined;
  readonly body: Markup;
}

/** Where everything of a played run is, as paths from the root; pages one level down link to it with `../`. */
export function playSite(timeZone: string): SiteMap {
  const month = (name: string) => `timeline/${name}`;
  return {
    timeZone,
    letter: (number) => `mail/${String(number)}`,
    raw: ({ number }: Letter) => `mail/${String(number)}.eml`,
    person: (address) => `person/${encodeURIComponent(address)}`,
    month,
    moment: (at) => `${month(monthOf(at, timeZone))}#${anchorOf(at)}`,
  };
}

/** A form that changes something: with the token, and the page to come back to. */
export function action({ token, path }: Scene, to: string, fields: Markup, attributes?: Markup): Markup {
  return html`<form method="post" action="${to}"${attributes}><input type="hidden" name="token" value="${token}"><input type="hidden" name="back" value="${path}">
${fields}
</form>`;
}

/** A hidden field. */
export function hidden(name: string, value: string): Markup {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** A choice of one, with its label. */
export function choice(
  name: string,
  label: string,
  options: readonly (readonly [value: string, words: string])[],
  chosen?: string,
): Markup {
  const items = options.map(
    ([value, words]) =>
      html`<option value="${value}"${value === chosen ? html` selected` : undefined}>${words}</option>`,
  );
  return html`<label class="field"><span>${label}</span><select name="${name}">${items}</select></label>`;
}

/** Somebody of the company: by address, whether the program knows them already or not. */
export interface Somebody {
  readonly address: string;
  readonly name: string;
  readonly timeZone: string;
}

/** Who has this address; an outsider is named after it. */
export function somebody({ record }: View, address: string): Somebody {
  const person = [...record.records.people.values()].find((each) => each.address === address);
  const player = record.cast.get(address);
  const known = person === undefined ? '' : `${person.first} ${person.last}`.trim();
  const played = player?.name ?? '';
  return {
    address,
    name: known !== '' ? known : played !== '' ? played : address,
    timeZone: person?.timeZone ?? player?.persona.timeZone ?? 'UTC',
  };
}

/** Everybody who can be played, by name. */
export function everybody(view: View): Somebody[] {
  return [...view.record.cast.keys()]
    .map((address) => somebody(view, address))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
