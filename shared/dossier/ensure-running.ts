import type { Watched } from '../domain/command.ts';
import type { Entities, Executions } from '../ports.ts';

/**
 * Makes the execution of an entity look at its facts: wakes it where it waits, else makes sure that one runs. An execution that ended although
 * its entity is open (failed, aborted, timed out) is replaced by the next epoch, whose start rides in the same change. Nothing is listed or
 * described: a start under the same name succeeds while that execution runs and is refused when it is over.
 */
export async function ensureRunning<Id extends string>(
  executions: Executions,
  target: Watched,
  entities: Pick<Entities<Id, never>, 'watched' | 'restart'>,
  id: Id,
): Promise<'woken' | 'running' | 'restarted' | 'over'> {
  const watch = await entities.watched(id);
  if (watch === undefined) return 'over';
  if (watch.token !== undefined && (await executions.wake(watch.token)) === 'woken') return 'woken';
  if (!watch.isOpen) return 'over';
  if ((await executions.start(target, id, watch.epoch)) === 'running') return 'running';
  await entities.restart(id, watch.epoch, target);
  return 'restarted';
}
