import { plusMinutes } from '../../../shared/domain/instant.ts';
import { startEmail } from '../../run/start-email.ts';
import type { PersonKind } from '../people/person-kind.ts';

/** Answers the first summary with a roster in which somebody has moved to another unit; confirms the second one. */
export const correctsTheRoster: PersonKind = {
  name: 'corrects the roster',
  weight: 1,
  sends: async (self, { letter, at }, plain) => {
    if (letter.content.kind !== 'form' || letter.content.form !== 'START' || self.files === undefined) return plain;
    if (self.sent.some(({ purpose }) => purpose === 'files')) return plain;
    const sendsAt = plusMinutes(at, 35);
    const raw = await startEmail({
      from: { address: self.address, name: self.name },
      to: letter.replyTo.address,
      at: sendsAt,
      company: { roster: corrected(self.files.roster) },
    });
    return [{ at: sendsAt, raw, to: letter.replyTo.address, purpose: 'files' }];
  },
};

/** The last person of the list works elsewhere now. */
function corrected(roster: Uint8Array): Uint8Array {
  const lines = new TextDecoder().decode(roster).trimEnd().split('\r\n');
  const last = lines.pop() ?? '';
  const moved = last.replace(/;(?:Marketing|Finance|Logistique);/, ';Achats;');
  return new TextEncoder().encode(`${[...lines, moved].join('\r\n')}\r\n`);
}
