import { describe, expect, it } from 'vitest';
import type { Versioned } from '../../shared/adapters/dynamo-entities.ts';
import { LostRace, NotFound } from '../../shared/contracts/errors.ts';
import { mail, start, task, type Watched, wake } from '../../shared/domain/command.ts';
import type { Cycle } from '../../shared/domain/cycle.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import type { Pair } from '../../shared/domain/pair.ts';
import type { Entities } from '../../shared/ports.ts';
import { aCycle, aForm, answered, aPair, at, cycleId, ines, pairId } from '../domain/builders.ts';
import { type LocalWires, localWires } from './local-wires.ts';

const now = at('2027-03-02 09:00');
const later = plusMinutes(now, 1);
const order = mail({ key: 'k#0', mail: 'echo', to: ines, cycleId, dueAt: now, ifUnsure: 'give up' });

interface Kind<Id extends string, Entity extends Versioned> {
  readonly name: string;
  readonly watched: Watched;
  readonly id: Id;
  readonly entity: Entity;
  readonly changed: (entity: Entity) => Entity;
  readonly of: (local: LocalWires) => Entities<Id, Entity>;
}

/** What every kind of entity keeps to: one write for a change and its consequences, conditional on the version that was read. */
function entitiesContract<Id extends string, Entity extends Versioned>(kind: Kind<Id, Entity>) {
  describe(`entities: ${kind.name}`, () => {
    const { id, entity } = kind;
    const open = () => {
      const local = localWires();
      return { ...local, entities: kind.of(local) };
    };

    it('are created once, with what follows from it', async () => {
      const { entities, woken } = open();
      expect(await entities.find(id)).toBeUndefined();
      expect(await entities.create(entity, 'created', [start('form', id, 1)])).toBe('created');
      expect(await entities.create(kind.changed(entity), 'created', [start('form', id, 1)])).toBe('already there');
      expect(await entities.load(id)).toEqual(entity);
      expect(woken()).toEqual([{ kind: 'start', target: 'form', id, epoch: 1 }]);
    });

    it('are missed by name', async () => {
      const { entities } = open();
      await expect(entities.load(id)).rejects.toThrow(NotFound);
      await expect(entities.load(id)).rejects.toThrow(id);
    });

    it('advance by one version, and carry out what follows', async () => {
      const { entities, program, sent, woken } = open();
      await entities.create(entity, 'created');
      const to = kind.changed(entity);
      const commands = [
        order,
        wake('cycle', cycleId),
        task({ taskId: 't', cycleId, kind: 'remark', raisedAt: now, facts: {} }),
      ];
      await entities.advance(entity, { to, event: 'changed', commands });
      expect(await entities.load(id)).toEqual({ ...to, version: entity.version + 1 });
      expect(sent()).toEqual([{ key: 'k#0' }]);
      expect(woken()).toEqual([{ kind: 'wake', target: 'cycle', id: cycleId }]);
      expect((await program.tasks.untold(cycleId)).map(({ taskId }) => taskId)).toEqual(['t']);
    });

    it('write nothing when somebody else was first', async () => {
      const { entities, dynamo, sent, woken } = open();
      await entities.create(entity, 'created');
      await entities.advance(entity, { to: kind.changed(entity), event: 'first' });
      const before = dynamo.items('program');
      const late = {
        to: entity,
        event: 'second',
        commands: [order, wake('cycle', cycleId)],
        parks: { token: 't', until: now },
      };
      await expect(entities.advance(entity, late)).rejects.toThrow(LostRace);
      expect(dynamo.items('program')).toEqual(before);
      expect([...sent(), ...woken()]).toEqual([]);
    });

    it('change once when several writers start from the same version', async () => {
      const { entities } = open();
      await entities.create(entity, 'created');
      const writers = Array.from({ length: 8 }, (_, writer) =>
        entities.advance(entity, { to: kind.changed(entity), event: `writer ${String(writer)}` }),
      );
      const outcomes = await Promise.allSettled(writers);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(LostRace);
      expect((await entities.load(id)).version).toBe(entity.version + 1);
    });

    it('keep who waits for them, if the facts have not moved since the plan', async () => {
      const { entities } = open();
      await entities.create(entity, 'created');
      expect((await entities.watched(id))?.token).toBeUndefined();
      expect(await entities.park(id, { version: entity.version }, 'one', plusMinutes(now, 60))).toBe('done');
      expect((await entities.watched(id))?.token).toBe('one');
      await entities.advance(entity, { to: kind.changed(entity), event: 'changed' });
      expect(await entities.park(id, { version: entity.version }, 'two', plusMinutes(now, 60))).toBe('lost race');
      expect((await entities.watched(id))?.token).toBe('one');
    });

    it('park nobody on what does not exist', async () => {
      const { entities } = open();
      expect(await entities.park(id, { version: 1 }, 'one', now)).toBe('lost race');
      expect(await entities.find(id)).toBeUndefined();
    });

    it('store the token by the write that orders the email', async () => {
      const { entities } = open();
      await entities.create(entity, 'created');
      await entities.advance(entity, {
        to: kind.changed(entity),
        event: 'sent',
        parks: { token: 'one', until: plusMinutes(now, 60) },
      });
      expect((await entities.watched(id))?.token).toBe('one');
    });

    it('leave an audit trail without a second entry for the same version', async () => {
      const { entities, dynamo } = open();
      await entities.create(entity, 'created');
      await entities.advance(entity, { to: kind.changed(entity), event: 'changed', actor: ines });
      const trail = dynamo.items('program').filter((item) => JSON.stringify(item.pk).includes(`AUD#${id}`));
      expect(trail).toHaveLength(2);
      expect(JSON.stringify(trail)).toContain(ines);
    });

    it('have what a crash left undone carried out by the next sweep', async () => {
      const { entities, program, refuseSqs, sent } = open();
      await entities.create(entity, 'created');
      refuseSqs(1);
      await expect(
        entities.advance(entity, { to: kind.changed(entity), event: 'changed', commands: [order] }),
      ).rejects.toThrow();
      expect((await entities.load(id)).version).toBe(entity.version + 1); // the change itself stands
      expect(sent()).toEqual([]);
      expect(await program.repair.drainPending(later, 10)).toEqual({ drained: 1, failed: 0 });
      expect(sent()).toEqual([{ key: 'k#0' }]);
      expect(await program.repair.drainPending(later, 10)).toEqual({ drained: 0, failed: 0 });
      expect(sent()).toHaveLength(1);
    });

    it('have it carried out by the next writer as well', async () => {
      const { entities, program, refuseSqs, woken } = open();
      await entities.create(entity, 'created');
      refuseSqs(1);
      const first = { to: kind.changed(entity), event: 'first', commands: [wake('cycle', cycleId)] };
      await expect(entities.advance(entity, first)).rejects.toThrow();
      const second = { to: entity, event: 'second', commands: [wake('pair', pairId)] };
      await entities.advance(await entities.load(id), second);
      expect(woken()).toEqual([
        { kind: 'wake', target: 'cycle', id: cycleId },
        { kind: 'wake', target: 'pair', id: pairId },
      ]);
      expect(await program.repair.drainPending(later, 10)).toEqual({ drained: 0, failed: 0 });
    });

    it('are not parked by a plan that was made before somebody woke them', async () => {
      const { entities, program } = open();
      await entities.create(entity, 'created');
      const planned = await entities.load(id);
      await program.wake(kind.watched, id);
      const stale = { version: planned.version, wakes: planned.wakes ?? 0 };
      expect(await entities.park(id, stale, 'one', later)).toBe('lost race');
      const fresh = await entities.load(id);
      expect(await entities.park(id, { version: fresh.version, wakes: fresh.wakes ?? 0 }, 'two', later)).toBe('done');
      expect((await entities.watched(id))?.token).toBe('two');
    });

    it('are parked once for each plan: an attempt that was slow, or repeated by the SDK, puts no older token over a newer one', async () => {
      const { entities } = open();
      await entities.create(entity, 'created');
      const plan = { version: entity.version, wakes: entity.wakes ?? 0 };
      expect(await entities.park(id, plan, 'slow', later)).toBe('done');
      const { version, wakes = 0 } = await entities.load(id);
      expect(await entities.park(id, { version, wakes }, 'newer', later)).toBe('done');
      expect(await entities.park(id, plan, 'slow', later)).toBe('lost race');
      expect((await entities.watched(id))?.token).toBe('newer');
    });

    it('show that they were woken, so that a wake-up whose message is lost is repeated by the sweeper', async () => {
      const { entities, program } = open();
      await entities.create(entity, 'created');
      const soon = plusMinutes(now, 2);
      await entities.park(id, { version: entity.version }, 'one', plusMinutes(now, 600));
      expect(await program.repair.overdue([cycleId], soon, 10)).toEqual([]);
      await program.wake(kind.watched, id);
      expect(await program.repair.overdue([cycleId], soon, 10)).toEqual([{ target: kind.watched, id }]);
    });

    it('get their next execution in one change, once', async () => {
      const { entities, woken } = open();
      await entities.create(entity, 'created');
      await entities.restart(id, 1, kind.watched);
      await entities.restart(id, 1, kind.watched);
      expect(woken()).toEqual([{ kind: 'start', target: kind.watched, id, epoch: 2 }]);
      expect(await entities.watched(id)).toMatchObject({ epoch: 2, isOpen: true });
    });

    it('are watched over after a crash at birth, when they are created again', async () => {
      const { entities, program, refuseSqs, woken } = open();
      refuseSqs(1);
      await expect(entities.create(entity, 'created', [start('form', id, 1)])).rejects.toThrow();
      expect(await entities.create(entity, 'created', [start('form', id, 1)])).toBe('already there');
      expect(woken()).toEqual([{ kind: 'start', target: 'form', id, epoch: 1 }]);
      expect(await program.repair.drainPending(later, 10)).toEqual({ drained: 0, failed: 0 });
    });
  });
}

const form = aForm();
const pair = aPair({ status: 'dating' });
const cycle = aCycle();
entitiesContract({
  name: 'forms',
  watched: 'form',
  id: form.formId,
  entity: form,
  changed: (from) => answered(from, { held: 'held' }),
  of: ({ program }) => program.forms,
});
entitiesContract({
  name: 'pairs',
  watched: 'pair',
  id: pair.pairId,
  entity: pair,
  changed: (from): Pair => ({ ...from, status: 'meeting' }),
  of: ({ program }) => program.pairs,
});
entitiesContract({
  name: 'cycles',
  watched: 'cycle',
  id: cycle.cycleId,
  entity: cycle,
  changed: (from): Cycle => ({ ...from, status: 'evaluating' }),
  of: ({ program }) => program.cycles,
});
