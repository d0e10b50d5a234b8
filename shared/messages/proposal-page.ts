import type { Language, Translated } from '../domain/language.ts';
import { reasonText } from '../domain/matching/reason-text.ts';
import { unmatchedNote, whatWouldChange } from '../domain/matching/unmatched-reason-text.ts';
import type { Proposal } from '../domain/proposal.ts';
import { proposalDifference } from '../domain/proposal-difference.ts';
import { table } from '../report/html-table.ts';
import { htmlText } from '../report/html-text.ts';
import { reportFrame } from '../report/report-frame.ts';
import { bothNamed, demandLines, label, oneNamed } from './demand-lines.ts';
import type { LetterFacts } from './letter-facts.ts';
import { changedFigures, outOf100 } from './proposal-values.ts';
import { sortScript } from './sort-script.ts';

const style = `main{max-width:64rem}.sortable td{white-space:normal}.sortable button{all:unset;cursor:pointer;font:inherit}
.sortable button:focus-visible{outline:2px solid currentColor;outline-offset:2px}
[aria-sort=ascending] button::after{content:" ↑"}[aria-sort=descending] button::after{content:" ↓"}
.score{display:flex;align-items:center;gap:.5rem}.track{flex:none;width:5rem;height:.6rem;border-radius:.3rem;background:var(--rule)}
.fill{display:block;height:100%;border-radius:.3rem;background:var(--bar)}.concern{font-style:italic}.asked{font-weight:600}`;

const words = {
  title: { fr: 'Paires proposées', en: 'Proposed pairs' },
  private: { fr: 'Ne pas transférer.', en: 'Please do not forward.' },
  demands: { fr: 'Vos demandes', en: 'Your demands' },
  changes: { fr: 'Ce qui change', en: 'What changes' },
  same: { fr: 'Rien : les mêmes paires.', en: 'Nothing: the same pairs.' },
  gone: { fr: 'Ne sont plus proposées', en: 'No longer proposed' },
  added: { fr: 'Nouvelles', en: 'New' },
  pairs: { fr: 'Les paires', en: 'The pairs' },
  pair: { fr: 'Paire', en: 'Pair' },
  score: { fr: 'Note sur 100', en: 'Score of 100' },
  mentor: { fr: 'Mentor', en: 'Mentor' },
  leader: { fr: 'Dirigeant', en: 'Leader' },
  why: { fr: 'Pourquoi', en: 'Why' },
  asked: { fr: 'À votre demande.', en: 'At your request.' },
  line: { fr: 'Chaîne de responsables à confirmer.', en: 'Manager chain to confirm.' },
  left: { fr: 'Sans binôme', en: 'Without a partner' },
  nobody: { fr: 'Personne.', en: 'Nobody.' },
  who: { fr: 'Qui', en: 'Who' },
  side: { fr: 'Côté', en: 'Side' },
  reason: { fr: 'Raison', en: 'Reason' },
  change: { fr: 'Ce qui y changerait quelque chose', en: 'What would change it' },
  quality: { fr: 'Ce que le total ne montre pas', en: 'What the total hides' },
  weakest: { fr: 'Les plus faibles', en: 'The weakest' },
  fifth: { fr: 'Une paire sur vingt a cette note ou moins', en: 'One pair in twenty scores this or less' },
  blocking: {
    fr: 'Paires non formées que les deux préféreraient à la leur',
    en: 'Pairs not formed that both would prefer to theirs',
  },
  figure: { fr: 'Chiffre', en: 'Figure' },
  value: { fr: 'Valeur', en: 'Value' },
  groups: { fr: 'Par direction et par site', en: 'By unit and site' },
  group: { fr: 'Groupe', en: 'Group' },
  people: { fr: 'Personnes', en: 'People' },
  unmatched: { fr: 'Sans binôme', en: 'Without a partner' },
  median: { fr: 'Note médiane', en: 'Median score' },
} as const satisfies Record<string, Translated>;

type Say = (name: keyof typeof words) => string;

/**
 * A proposal as one file, attached to the approval form: what was asked, what changed, every pair with its reasons, everybody without a partner
 * and what would change it, what the total hides. Readable without its script, which only sorts.
 */
export function proposalPage(facts: LetterFacts, language: Language): string {
  const { proposal, cycle } = facts;
  const say: Say = (name) => words[name][language];
  const sections =
    proposal === undefined
      ? []
      : [
          listSection(say('demands'), demandLines(facts, proposal, language)),
          changesSection(facts, proposal, say, language),
          pairsSection(facts, proposal, say, language),
          leftSection(facts, proposal, say, language),
          qualitySection(facts, proposal, say, language),
        ];
  return reportFrame({
    language,
    company: cycle.definition.company,
    title: say('title'),
    subtitle: `${cycle.definition.program}. ${say('private')}`,
    body: `<style>${style}</style>\n${sections.join('\n')}\n<script>${sortScript}</script>`,
  });
}

function section(title: string, body: string): string {
  return `<section><h2>${htmlText(title)}</h2>${body}</section>`;
}

function list(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${htmlText(line.replace(/^- /, ''))}</li>`).join('')}</ul>`;
}

function listSection(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : section(title, list(lines));
}

function changesSection(facts: LetterFacts, proposal: Proposal, say: Say, language: Language): string {
  const { previous } = facts;
  if (previous === undefined) return '';
  const difference = proposalDifference(previous, proposal);
  const { gone, added, figures } = difference;
  if (gone.length + added.length + figures.length === 0) return section(say('changes'), `<p>${say('same')}</p>`);
  const named = (of: Proposal, positions: readonly number[]) =>
    positions.flatMap((index) => {
      const pair = of.pairs[index];
      if (pair === undefined) return [];
      return [`${label(index)} (${outOf100(pair.score)}) ${bothNamed(facts, pair, language)}`];
    });
  const part = (title: string, of: Proposal, positions: readonly number[]) =>
    positions.length === 0 ? '' : `<h3>${htmlText(title)}</h3>${list(named(of, positions))}`;
  return section(
    say('changes'),
    `${list(changedFigures(difference, language))}${part(say('gone'), previous, gone)}${part(say('added'), proposal, added)}`,
  );
}

function pairsSection(facts: LetterFacts, { pairs }: Proposal, say: Say, language: Language): string {
  const rows = pairs.map((pair, index) => {
    const reasons = pair.explanation.reasons.map((reason) => item(reasonText(reason, language, 'coordinator')));
    const concerns = pair.concerns[language].map((concern) => item(concern, 'concern'));
    const notes = [
      ...(pair.locked ? [item(say('asked'), 'asked')] : []),
      ...(pair.lineToConfirm ? [item(say('line'), 'concern')] : []),
    ];
    const score = outOf100(pair.score);
    const cells = [
      `<th scope="row" data-by="${String(index)}">${label(index)}</th>`,
      `<td data-by="${String(pair.score)}"><span class="score">${score} <span class="track" aria-hidden="true"><span class="fill" style="width:${score}%"></span></span></span></td>`,
      `<td>${htmlText(oneNamed(facts, pair.mentorId, language))}</td>`,
      `<td>${htmlText(oneNamed(facts, pair.menteeId, language))}</td>`,
      `<td><ul>${[...notes, ...reasons, ...concerns].join('')}</ul></td>`,
    ];
    return `<tr>${cells.join('')}</tr>`;
  });
  return section(
    `${say('pairs')} (${String(pairs.length)})`,
    sortable(
      say('pairs'),
      ['pair', 'score', 'mentor', 'leader', 'why'].map((name) => say(name as keyof typeof words)),
      rows,
    ),
  );
}

function item(text: string, kind?: 'concern' | 'asked'): string {
  return `<li${kind === undefined ? '' : ` class="${kind}"`}>${htmlText(text)}</li>`;
}

function sortable(caption: string, head: readonly string[], rows: readonly string[]): string {
  const headings = head.map((name) => `<th scope="col">${htmlText(name)}</th>`).join('');
  return `<div class="wide" tabindex="0" role="region" aria-label="${htmlText(caption)}"><table class="sortable"><caption class="unseen">${htmlText(caption)}</caption><thead><tr>${headings}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function leftSection(facts: LetterFacts, { unmatched }: Proposal, say: Say, language: Language): string {
  if (unmatched.length === 0) return section(say('left'), `<p>${say('nobody')}</p>`);
  const rows = unmatched.map(({ personId, side, reason }) => {
    const cells = [
      say(side === 'mentor' ? 'mentor' : 'leader'),
      unmatchedNote(reason, language),
      whatWouldChange({ side, reason }, language),
    ];
    const who = htmlText(oneNamed(facts, personId, language));
    return `<tr><th scope="row">${who}</th>${cells.map((cell) => `<td>${htmlText(cell)}</td>`).join('')}</tr>`;
  });
  return section(
    `${say('left')} (${String(unmatched.length)})`,
    sortable(say('left'), [say('who'), say('side'), say('reason'), say('change')], rows),
  );
}

/** Figures about groups stand on five people or more, and none can be worked out from the others. */
function qualitySection(facts: LetterFacts, { quality, pairs }: Proposal, say: Say, language: Language): string {
  if (quality === undefined) return '';
  const weakest = pairs
    .map(({ score }, index) => ({ score, name: label(index) }))
    .toSorted((a, b) => a.score - b.score)
    .slice(0, quality.worstPairs.length)
    .map(({ score, name }) => `${name} (${outOf100(score)})`);
  const figures = [
    [say('weakest'), weakest.join(', ')],
    [say('fifth'), outOf100(quality.fifthPercentile)],
    [say('blocking'), String(quality.blocking)],
  ];
  const { sites } = facts.cycle.definition;
  const groups = quality.groups.map(({ by, side, name, people, unmatched, medianScore }) => [
    by === 'site' ? (sites[name]?.city[language] ?? name) : name,
    say(side === 'mentor' ? 'mentor' : 'leader'),
    String(people),
    String(unmatched),
    outOf100(medianScore),
  ]);
  const head = [say('group'), say('side'), say('people'), say('unmatched'), say('median')];
  const hidden = quality.hidden.reduce((sum, { people }) => Math.max(sum, people), 0);
  const note = {
    fr: 'Les groupes de moins de cinq personnes ne sont pas montrés, ni le plus petit des autres s’il les trahirait.',
    en: 'Groups of fewer than five people are not shown, nor the smallest of the others where it would give them away.',
  }[language];
  return section(
    say('quality'),
    [
      table(say('quality'), [say('figure'), say('value')], figures),
      groups.length === 0 ? '' : `<h3>${htmlText(say('groups'))}</h3>${table(say('groups'), head, groups)}`,
      hidden === 0 ? '' : `<p class="note">${htmlText(note)}</p>`,
    ].join(''),
  );
}
