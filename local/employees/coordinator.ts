import { letterOf } from './choose.ts';
import type { Meaning, Meanings } from './meaning.ts';
import type { Persona } from './personas.ts';
import type { ShownForm, ShownQuestion } from './read-form.ts';
import type { FormName } from './recognize-form.ts';

/** What makes an employee the coordinator of a cycle; `slow` decides only after a reminder. */
export function coordinatorPersona(
  options: {
    readonly slow?: boolean;
    readonly matching?: 'approve' | 'cancel';
    readonly fit?: 'call' | 'end' | 'talk-only';
  } = {},
): Partial<Persona> {
  const { slow = false, matching = 'approve', fit = 'end' } = options;
  return {
    role: 'coordinator',
    character: slow ? 'after-reminder' : 'prompt',
    promptness: 'minutes',
    manner: 'outlook-desktop',
    style: 'numbered',
    decisions: { matching, fit },
  };
}

const letters = { call: 'A', end: 'B', 'talk-only': 'C' } as const;

/** What a coordinator decides; nothing for forms that are not a coordinator's (a digest is read, not answered). */
export function intendAsCoordinator(form: FormName, { questions }: ShownForm, { decisions }: Persona): Meanings {
  const [question] = questions;
  if (question === undefined) return {};
  const meaning = decision(form, question, decisions);
  return meaning === undefined ? {} : { [question.number]: meaning };
}

function decision(form: FormName, question: ShownQuestion, decisions: Persona['decisions']): Meaning | undefined {
  if (form === 'START') return { yes: true };
  if (form === 'MAT') return decisions.matching === 'cancel' ? { text: 'ANNULER' } : letterOf(question, 'A');
  return form === 'FIT' ? letterOf(question, letters[decisions.fit]) : undefined;
}
