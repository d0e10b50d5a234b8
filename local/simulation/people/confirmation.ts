import type { Letter } from '../../employees/read-letter.ts';

/** What the letter asks about a reply that the program holds, if that is what it is. */
export function confirmationIn({ content }: Letter): 'OTHER' | 'CONFIRM' | undefined {
  return content.kind === 'form' && (content.form === 'OTHER' || content.form === 'CONFIRM') ? content.form : undefined;
}
