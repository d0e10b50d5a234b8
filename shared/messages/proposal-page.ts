import type { Language } from '../domain/language.ts';
import { reasonText } from '../domain/matching/reason-text.ts';
import { unmatchedNote } from '../domain/matching/unmatched-reason-text.ts';
import { htmlText } from '../report/html-text.ts';
import { bothNamed, label } from './demand-lines.ts';
import type { LetterFacts } from './letter-facts.ts';
import { shortName } from './speaking.ts';

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #8886;padding:.5rem;text-align:left;vertical-align:top}
td.score{white-space:nowrap}ul{margin:0;padding-left:1.2rem}.concern{font-style:italic}`;

/** Every proposed pair with its reasons, and everybody without a partner, as one file without scripts: attached to the approval form. */
export function proposalPage(facts: LetterFacts, language: Language): string {
  const { proposal } = facts;
  const words = {
    fr: {
      title: 'Paires proposées',
      pair: 'Paire',
      score: 'Note sur 100',
      who: 'Qui',
      why: 'Pourquoi',
      left: 'Sans binôme',
      nobody: 'Personne.',
      private: 'Ne pas transférer.',
    },
    en: {
      title: 'Proposed pairs',
      pair: 'Pair',
      score: 'Score of 100',
      who: 'Who',
      why: 'Why',
      left: 'Without a partner',
      nobody: 'Nobody.',
      private: 'Please do not forward.',
    },
  }[language];
  const rows = (proposal?.pairs ?? []).map((pair, index) => {
    const reasons = pair.explanation.reasons.map(
      (reason) => `<li>${htmlText(reasonText(reason, language, 'coordinator'))}</li>`,
    );
    const concerns = pair.concerns[language].map((concern) => `<li class="concern">${htmlText(concern)}</li>`);
    return `<tr><th scope="row">${label(proposal, index)}</th><td class="score">${String(Math.round(pair.score / 100))}</td><td>${htmlText(bothNamed(facts, pair, language))}</td><td><ul>${[...reasons, ...concerns].join('')}</ul></td></tr>`;
  });
  const left = (proposal?.unmatched ?? []).map(({ personId, reason }) => {
    const person = facts.people.get(personId);
    return `<li>${htmlText(person === undefined ? '?' : shortName(person))} (${htmlText(unmatchedNote(reason, language))})</li>`;
  });
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${htmlText(words.title)}</title><style>${style}</style></head>
<body><main>
<h1>${htmlText(words.title)}</h1>
<p>${htmlText(facts.cycle.definition.program)}. ${htmlText(words.private)}</p>
<table><thead><tr><th scope="col">${words.pair}</th><th scope="col">${words.score}</th><th scope="col">${words.who}</th><th scope="col">${words.why}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>
<h2>${htmlText(words.left)}</h2>
${left.length === 0 ? `<p>${words.nobody}</p>` : `<ul>${left.join('')}</ul>`}
</main></body></html>
`;
}
