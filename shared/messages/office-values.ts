import { slotText } from '../domain/date-text.ts';
import type { Form } from '../domain/form.ts';
import { pairLabel } from '../domain/pair.ts';
import { readerOfCoordinator } from '../domain/readers.ts';
import { sendableAt } from '../domain/sending-hours.ts';
import { objectionValues } from './approval-words.ts';
import { digestValues } from './digest-values.ts';
import type { LetterFacts } from './letter-facts.ts';
import { proposalValues } from './proposal-values.ts';
import { signalText } from './signal-text.ts';
import { dayOf } from './speaking.ts';

/** The values of a form by which coordinators decide. Loaded with such a form only: few replies are read with it. */
export function officeValues(facts: LetterFacts, form: Form): Record<string, string> {
  const lines = () => (facts.startLines?.[form.language] ?? []).join('\n');
  switch (form.kind) {
    case 'NEW':
      return { found: lines() };
    case 'START':
      return { summary: lines() };
    case 'DIG':
      return digestValues(facts, form.language);
    case 'REF':
      return refreshValues(facts, form);
    case 'MAT':
      return proposalValues(facts, form);
    case 'OBJ':
      return objectionValues(facts, form);
    case 'FIT':
      return fitValues(facts, form);
    default:
      return {};
  }
}

/** When the partners of those who left would be told; one choice is enough when there are none. */
function refreshValues({ cycle, startLines }: LetterFacts, form: Form): Record<string, string> {
  const { language, facts } = form;
  const { timeZone } = readerOfCoordinator(cycle, form.personId);
  const apply = { fr: 'Appliquer', en: 'Apply' }[language];
  const when = (at: string | undefined) =>
    at === undefined
      ? ''
      : {
          fr: `Appliquer ; messages : ${slotText(at, timeZone, 'fr')}`,
          en: `Apply; messages: ${slotText(at, timeZone, 'en')}`,
        }[language];
  return {
    summary: (startLines?.[language] ?? []).join('\n'),
    soon: when(facts.soon) || apply,
    later: when(facts.later),
  };
}

function fitValues({ cycle, pair }: LetterFacts, form: Form): Record<string, string> {
  if (pair === undefined) return {};
  const reader = readerOfCoordinator(cycle, form.personId);
  return {
    pair: pairLabel(pair.pair),
    facts: signalText(form.facts.signal ?? '', form.facts.side ?? '', pair, form.language, form.facts.session).join(
      '\n',
    ),
    date: dayOf(sendableAt(form.closesAt, reader), reader.timeZone, form.language),
  };
}
