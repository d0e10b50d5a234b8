import type { Command } from '../command.ts';

/** What a command by hand comes to for one entity: a change, nothing because it is so already, or a refusal that says what to do instead. */
export type Ruling<Entity> =
  | {
      readonly kind: 'change';
      readonly to: Entity;
      /** For the audit trail. */
      readonly event: string;
      readonly commands: Command[];
      readonly message: string;
    }
  | { readonly kind: 'already so'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string };

export const alreadySo = (message: string): Extract<Ruling<never>, { kind: 'already so' }> => ({
  kind: 'already so',
  message,
});
export const refused = (message: string): Extract<Ruling<never>, { kind: 'refused' }> => ({ kind: 'refused', message });
