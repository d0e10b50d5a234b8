import { expect, it } from 'vitest';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { sweepLedger } from '../../shared/dossier/sweep-ledger.ts';
import { localWires } from '../adapters/local-wires.ts';
import { aLedgerEntry } from '../domain/builders.ts';

it('reaches every email however many of them fail each time: none stays the oldest', async () => {
  const { program, clock, sent } = localWires();
  const { status: _status, orderedAt: _orderedAt, tries: _tries, ...order } = aLedgerEntry();
  const poison = Array.from({ length: 6 }, (_, index) => `poison#${String(index)}`);
  for (const key of poison) await program.ledger.order({ ...order, key, dueAt: plusMinutes(clock.now(), 1) });
  await program.ledger.order({ ...order, key: 'late comer', dueAt: plusMinutes(clock.now(), 2) });
  for (let sweep = 0; sweep < 4; sweep += 1) {
    clock.moveTo(plusMinutes(clock.now(), 15));
    await sweepLedger(program, clock.now(), 2);
  }
  expect(new Set(sent().map((message) => (message as { key: string }).key))).toEqual(
    new Set([...poison, 'late comer']),
  );
});
