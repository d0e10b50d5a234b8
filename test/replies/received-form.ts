import type { ShownForm } from '../../local/employees/read-form.ts';

/** A form as it lies in somebody's mailbox: all that the people of this room know of it. */
export interface ReceivedForm {
  readonly subject: string;
  readonly text: string;
  readonly shown: ShownForm;
}

/** Who answers, whom, and when the form came. */
export const writer = { first: 'Inès', last: 'Benali', name: 'Inès Benali', address: 'ines.benali@corp.example' };
export const program = { name: 'Mentorat inversé', address: 'r-4k7m2p@reply.mentoring.example' };
