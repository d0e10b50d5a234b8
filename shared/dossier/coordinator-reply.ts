import type { InboundRecord } from '../domain/inbound.ts';
import type { Inbox } from '../ports.ts';
import { startFiles } from '../roster/start-message.ts';
import { askRefresh, takesRoster } from './ask-refresh.ts';
import { takeDecisionReply } from './decision-reply.ts';
import { takeDigestReply } from './digest-reply.ts';
import type { DraftServices } from './draft-cycle.ts';
import { correctStart } from './prepare-cycle.ts';
import { type ReceivedReply, takeReply } from './take-reply.ts';

/** Forms whose replies say more than answers. */
const takers: Readonly<Record<string, typeof takeReply>> = {
  DIG: takeDigestReply,
  MAT: takeDecisionReply,
  OBJ: takeDecisionReply,
};

/**
 * Takes a coordinator's reply: its answers as those of any form, then what its files and answers mean for the cycle. The form is changed first and the
 * cycle after it, each once for a message, so that a second delivery completes what a crash left.
 */
export async function takeCoordinatorReply(
  services: DraftServices & { readonly inbox: Inbox },
  received: ReceivedReply,
): Promise<InboundRecord['outcome']> {
  const { form, message, inboundId, objectKey } = received;
  const files = startFiles(message.attachments);
  const cycle = await services.program.cycles.load(form.cycleId);
  const refreshes = files.roster !== undefined && takesRoster(cycle);
  const beforeStart = form.kind === 'NEW' || form.kind === 'START';
  const bringsFiles = beforeStart ? files.cycle !== undefined || files.roster !== undefined : refreshes;
  // A yes that comes with corrected files was given to what they replace.
  const take = takers[form.kind] ?? takeReply;
  const outcome = form.kind === 'START' && bringsFiles ? 'nothing' : await take(services, { ...received, bringsFiles });
  if (beforeStart && (bringsFiles || outcome === 'answered'))
    await correctStart(services, form, {
      files,
      from: message.from?.address.toLowerCase() ?? '',
      inboundId,
      objectKey,
    });
  if (refreshes)
    await askRefresh(services, await services.program.cycles.load(form.cycleId), form, {
      roster: files.roster,
      inboundId,
      objectKey,
    });
  return bringsFiles && outcome === 'nothing' ? 'files' : outcome;
}
