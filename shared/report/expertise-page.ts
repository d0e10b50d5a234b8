import type { Exchange, ExpertiseMap, Missing } from '../domain/expertise/expertise-map.ts';
import type { SkillCatalog, SkillId } from '../domain/expertise/skill-catalog.ts';
import type { Language, Translated } from '../domain/language.ts';
import { type ChartWords, legendBar, pairedChart } from './charts.ts';
import { expertiseLabels } from './expertise-labels.ts';
import { table, tableOf } from './html-table.ts';
import { htmlText } from './html-text.ts';
import { reportFrame } from './report-frame.ts';

/** What the map says besides its numbers; it names nobody. */
export interface MapContext {
  readonly language: Language;
  readonly company: string;
  readonly program: string;
  readonly catalog: SkillCatalog;
  /** How a coordinator explains words; `{words}` is their id. */
  readonly command: string;
}

/** Labels and names of one map in one language. */
export interface MapWords {
  readonly say: (label: Translated, values?: Readonly<Record<string, string | number>>) => string;
  readonly skill: (id: SkillId) => string;
  readonly family: (id: string) => string;
  /** "demandé par 5, enseigné par 2 ; un sujet voisin est enseigné par 3 ; la famille est surtout enseignée par : Numérique". */
  readonly missing: (missing: Missing) => string;
}

export function mapWords({ language, catalog }: MapContext): MapWords {
  const skills = new Map<string, string>(catalog.skills.map(({ id, name }) => [id, name[language]]));
  const families = new Map(catalog.families.map(({ id, name }) => [id, name[language]]));
  const say: MapWords['say'] = (label, values = {}) =>
    label[language].replace(/\{([a-z]+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return {
    say,
    skill: (id) => skills.get(id) ?? id,
    family: (id) => families.get(id) ?? id,
    missing: ({ wanted, taught, near, taughtIn }) =>
      [
        say(taught === 0 ? expertiseLabels.wantedBy : expertiseLabels.balance, { wanted, taught }),
        ...(near === 0 ? [] : [say(expertiseLabels.near, { n: near })]),
        ...(taughtIn.length === 0 ? [] : [say(expertiseLabels.taughtIn, { units: taughtIn.join(', ') })]),
      ].join(language === 'fr' ? '\u00a0; ' : '; '),
  };
}

/** The expertise map as one HTML file; tables say what charts show. */
export function expertisePage(map: ExpertiseMap, context: MapContext): string {
  const { language, company, program } = context;
  const words = mapWords(context);
  const { say } = words;
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  const { topics, returns, people, places, threshold } = map;
  const parts = [
    part(say(expertiseLabels.recruit), recruitHtml(topics, words)),
    ...exchangeParts(topics, say(expertiseLabels.topics), say(expertiseLabels.taught), threshold, words),
    ...(topics.single.length === 0 ? [] : [part(say(expertiseLabels.single), singleHtml(topics, words))]),
    ...exchangeParts(returns, say(expertiseLabels.returns), say(expertiseLabels.given), threshold, words),
    ...(map.unknown.length === 0 ? [] : [part(say(expertiseLabels.unknown), unknownHtml(map, context, words))]),
  ];
  return reportFrame({
    language,
    company,
    title: `${say(expertiseLabels.title)}${colon}${program}`,
    subtitle: say(expertiseLabels.people, { mentors: people.mentor, mentees: people.mentee, places }),
    body: parts.map((html, index) => html(`part-${String(index + 1)}`)).join('\n'),
  });
}

type Part = (id: string) => string;

function part(title: string, html: string | ((id: string) => string)): Part {
  return (id) =>
    `<section aria-labelledby="${id}">\n<h2 id="${id}">${htmlText(title)}</h2>\n${typeof html === 'string' ? html : html(id)}\n</section>`;
}

function recruitHtml(exchange: Exchange, { say, skill }: MapWords): string {
  const groups = missingLists(exchange, say).map(({ title, missing }) => ({
    group: title,
    rows: missing.map(({ skill: id, wanted, taught, near, taughtIn }) => [
      skill(id),
      String(wanted),
      String(taught),
      String(near),
      taughtIn.join(', '),
    ]),
  }));
  const { recruit, nothingMissing, recruitNote, wanted, taught, nearTaught, mostly } = expertiseLabels;
  const head = [expertiseLabels.skill, wanted, taught, nearTaught, mostly].map((label) => say(label));
  return groups.length === 0
    ? note(say(nothingMissing))
    : `${tableOf(say(recruit), head, groups)}${note(say(recruitNote))}`;
}

/** What nobody teaches, then what too few do; a list that would be empty is left out. */
export function missingLists({ missing }: Exchange, say: MapWords['say']): { title: string; missing: Missing[] }[] {
  return [
    { title: say(expertiseLabels.nobody), missing: missing.filter(({ taught }) => taught === 0) },
    { title: say(expertiseLabels.tooFew), missing: missing.filter(({ taught }) => taught > 0) },
  ].filter((list) => list.missing.length > 0);
}

function singleHtml({ single }: Exchange, { say, skill }: MapWords): string {
  const rows = single.map(({ skill: id, wanted }) => [skill(id), String(wanted)]);
  const title = say(expertiseLabels.single);
  return `${table(title, [say(expertiseLabels.skill), say(expertiseLabels.wanted)], rows)}${note(say(expertiseLabels.singleNote))}`;
}

function exchangeParts(
  exchange: Exchange,
  title: string,
  taughtBy: string,
  threshold: number,
  words: MapWords,
): Part[] {
  const { say, family, skill } = words;
  const { families } = exchange;
  if (families.length === 0) return [];
  const wantedBy = say(expertiseLabels.wanted);
  const rows = families.map(({ family: id, wanted, taught }) => ({ label: family(id), wanted, taught }));
  const legend = `<p class="legend"><span>${legendBar('wanted')} ${htmlText(wantedBy)}</span> <span>${legendBar('taught')} ${htmlText(taughtBy)}</span></p>`;
  const chartWords = (id: string): ChartWords => ({
    id: `${id}-chart`,
    title,
    description: rows
      .map(({ label, wanted, taught }) => `${label}, ${wantedBy} ${String(wanted)}, ${taughtBy} ${String(taught)}`)
      .join('; '),
  });
  const head = [say(expertiseLabels.skill), wantedBy, taughtBy, say(expertiseLabels.gap)];
  const groups = families.map((each) => ({
    group: family(each.family),
    rows: each.skills.map(({ skill: id, wanted, taught }) => [
      skill(id),
      String(wanted),
      String(taught),
      signed(taught - wanted),
    ]),
  }));
  const byUnit = families.filter(({ units }) => units.length > 0);
  const few = say(expertiseLabels.withheld);
  const unitGroups = byUnit.map((each) => ({
    group: family(each.family),
    rows: each.units.map(({ unit, wanted, taught }) => [
      unit,
      wanted === undefined ? few : String(wanted),
      taught === undefined ? few : String(taught),
      wanted === undefined || taught === undefined ? '' : signed(taught - wanted),
    ]),
  }));
  const unitTitle = `${title}, ${say(expertiseLabels.byUnit).toLowerCase()}`;
  const unitHead = [say(expertiseLabels.unit), ...head.slice(1)];
  return [
    part(
      title,
      (id) => `<figure>${legend}${pairedChart(rows, chartWords(id))}${tableOf(title, head, groups)}</figure>`,
    ),
    part(
      unitTitle,
      `${unitGroups.length === 0 ? note(say(expertiseLabels.noUnit)) : tableOf(unitTitle, unitHead, unitGroups)}${note(say(expertiseLabels.byUnitNote, { threshold }))}`,
    ),
  ];
}

function unknownHtml({ unknown }: ExpertiseMap, { command, catalog, language }: MapContext, { say }: MapWords): string {
  const rows = unknown.map(({ words, people, wordsId }) => [words, String(people), wordsId]);
  const head = [say(expertiseLabels.words), say(expertiseLabels.usedBy), say(expertiseLabels.wordsId)];
  const families = catalog.families.map(({ id, name }) => {
    const skills = catalog.skills.filter(({ family }) => family === id);
    const items = skills.map((skill) => `<code>${skill.id}</code> ${htmlText(skill.name[language])}`);
    return `<p><strong>${htmlText(name[language])}</strong><br>${items.join('<br>')}</p>`;
  });
  return [
    table(say(expertiseLabels.unknown), head, rows),
    `${note(say(expertiseLabels.unknownNote))}<p><code>${htmlText(command)}</code></p>`,
    `<details><summary>${htmlText(say(expertiseLabels.allSkills))}</summary>${families.join('')}</details>`,
  ].join('');
}

function note(text: string): string {
  return `<p class="note">${htmlText(text)}</p>`;
}

function signed(value: number): string {
  return value > 0 ? `+${String(value)}` : value < 0 ? `−${String(-value)}` : '0';
}
