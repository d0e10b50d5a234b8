import * as z from 'zod';
import { Form } from '../domain/form.ts';
import { Task } from '../domain/inbound.ts';
import { Pair } from '../domain/pair.ts';
import { PairCounts } from '../domain/pair-counts.ts';
import type { Digest } from '../messages/letter-facts.ts';
import type { Documents, Program } from '../ports.ts';

/** A digest as it is stored: which tasks it tells, and the counts of its day. */
export const DigestDocument = PairCounts.extend({
  kind: z.literal('digest'),
  date: z.iso.date(),
  tasks: z.array(Task),
});
export type DigestDocument = z.infer<typeof DigestDocument>;

/** Reads a stored digest with the pairs and forms its lines speak of; undefined when the document is something else. */
export async function readDigest(
  { program, documents }: { readonly program: Program; readonly documents: Documents },
  key: string,
): Promise<Digest | undefined> {
  const stored = DigestDocument.safeParse(await documents.find(key));
  if (!stored.success) return undefined;
  const { tasks, kind: _kind, ...counts } = stored.data;
  const lines = [];
  for (const task of tasks) {
    const pairId = Pair.shape.pairId.safeParse(task.pairId);
    const formId = Form.shape.formId.safeParse(task.formId);
    lines.push({
      task,
      pair: pairId.success ? await program.pairs.find(pairId.data) : undefined,
      form: formId.success ? await program.forms.find(formId.data) : undefined,
    });
  }
  return { ...counts, lines };
}
