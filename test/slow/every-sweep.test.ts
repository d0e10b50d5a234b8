import { expect, it } from 'vitest';
import { printOf, smallRun } from '../workflow/small-run.ts';

it('a cycle comes out the same when every sweep runs as when those with nothing to do are skipped', async () => {
  const every = await smallRun({ observers: { everySweep: true } });
  const some = await smallRun();
  expect(every.world.schedules.skipped()).toBe(0);
  expect(some.world.schedules.skipped()).toBeGreaterThan(1000);
  expect(printOf(every)).toBe(printOf(some));
});
