import { describe, expect, it } from 'vitest';
import type { FormId } from '../../shared/domain/ids.ts';
import { ensureRunning } from '../../shared/dossier/ensure-running.ts';
import type { Watch } from '../../shared/ports.ts';
import { aForm } from '../domain/builders.ts';

const { formId } = aForm();

/** What was asked of the executions and of the entity, for one state of both. */
async function done(watch: Watch | undefined, state: { wakes?: boolean; runs?: boolean }): Promise<string[]> {
  const asked: string[] = [];
  await ensureRunning<FormId>(
    {
      wake: (token) => {
        asked.push(`wake ${token}`);
        return Promise.resolve(state.wakes === true ? 'woken' : 'stale');
      },
      start: (target, id, epoch) => {
        asked.push(`start ${target} ${id === formId ? 'it' : id} ${String(epoch)}`);
        return Promise.resolve(state.runs === true ? 'running' : 'ended');
      },
    },
    'form',
    {
      watched: () => Promise.resolve(watch),
      restart: (id, epoch, target) => {
        asked.push(`restart ${target} ${id === formId ? 'it' : id} ${String(epoch)}`);
        return Promise.resolve();
      },
    },
    formId,
  );
  return asked;
}

const parked: Watch = { token: 'tok', epoch: 3, isOpen: true };

describe('ensureRunning', () => {
  it('wakes an execution that waits, and does no more', async () => {
    expect(await done(parked, { wakes: true })).toEqual(['wake tok']);
  });
  it('leaves one alone that is at work and will look at the facts by itself', async () => {
    expect(await done(parked, { runs: true })).toEqual(['wake tok', 'start form it 3']);
  });
  it('replaces one that is over although its entity is open', async () => {
    expect(await done(parked, {})).toEqual(['wake tok', 'start form it 3', 'restart form it 3']);
  });
  it('starts one that never was', async () => {
    expect(await done({ ...parked, token: undefined }, { runs: true })).toEqual(['start form it 3']);
  });
  it('lets the execution of a closed entity end, and starts none', async () => {
    expect(await done({ ...parked, isOpen: false }, { wakes: true })).toEqual(['wake tok']);
    expect(await done({ ...parked, isOpen: false }, {})).toEqual(['wake tok']);
  });
  it('does nothing for an entity that does not exist', async () => {
    expect(await done(undefined, {})).toEqual([]);
  });
});
