import type { Persona } from './personas.ts';
import type { Random } from './random.ts';
import type { ShownForm } from './read-form.ts';
import type { FormName } from './recognize-form.ts';

/** A form before a person who is about to answer it. */
export interface Occasion {
  readonly form: FormName;
  readonly shown: ShownForm;
  readonly persona: Persona;
  readonly random: Random;
  /** What this person's draws for this form are named after. */
  readonly label: string;
  /** How many other forms of this name this person has answered. */
  readonly before: number;
  /** Which session of which pair a session form is about, as far as this person's calendar tells; both sides see the same. */
  readonly session?: { readonly pair: string; readonly number: number; readonly start: string };
  /** What this person feels about a pair is named after it. */
  readonly address: string;
}
