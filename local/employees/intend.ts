import { intendDates } from './assistant.ts';
import { letterOf } from './choose.ts';
import { intendAsCoordinator } from './coordinator.ts';
import { intendEnrollment } from './intend-enrollment.ts';
import { intendEvaluation } from './intend-evaluation.ts';
import { intendSession } from './intend-session.ts';
import type { Meanings } from './meaning.ts';
import type { Occasion } from './occasion.ts';
import type { FormName } from './recognize-form.ts';

const dateForms: readonly FormName[] = ['AGD', 'MOV', 'NXT'];
const coordinatorForms: readonly FormName[] = ['START', 'MAT', 'FIT'];

/** What a person means to answer, by question number; nothing when the form is not theirs to answer. The same occasion, the same answers. */
export function intend(occasion: Occasion): Meanings {
  const { form, persona, shown } = occasion;
  if (persona.role === 'coordinator') return intendAsCoordinator(form, shown, persona);
  if (dateForms.includes(form)) return intendDates(occasion);
  if (persona.role === 'assistant') return {};
  if (coordinatorForms.includes(form)) return {};
  if (form === 'ENR-M' || form === 'ENR-S') return intendEnrollment(occasion);
  if (form === 'PRO') return intendProposal(occasion);
  return form === 'SES' ? intendSession(occasion) : intendEvaluation(occasion);
}

function intendProposal({ shown, persona, before }: Occasion): Meanings {
  const [question] = shown.questions;
  if (question === undefined) return {};
  return {
    [question.number]: letterOf(question, persona.character === 'says-no-to-proposal' && before === 0 ? 'C' : 'A'),
  };
}
