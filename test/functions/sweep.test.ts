import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { handler as sweep } from '../../functions/sweep.ts';
import { awsError, bodyText, wire } from '../../local/wire.ts';
import type { Service } from '../../shared/adapters/wires.ts';
import { start } from '../../shared/domain/command.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { environment, localWires } from '../adapters/local-wires.ts';
import { aForm, helene, ines } from '../domain/builders.ts';

const Metrics = z.object({ metrics: z.record(z.string(), z.number()) });

describe('an outbox that cannot be carried out', () => {
  it('is counted as stuck by every sweep, and stops no other', async () => {
    const { program, clock, requestHandlers, refuseSqs, woken } = localWires();
    const [broken, other] = [aForm({ personId: ines }), aForm({ personId: helene })];
    refuseSqs(2);
    for (const form of [broken, other])
      await expect(program.forms.create(form, 'issued', [start('form', form.formId, 1)])).rejects.toThrow('Not now');
    const refusing = wire(async (request) =>
      (await bodyText(request)).includes(broken.formId)
        ? awsError('json', 'AccessDeniedException', 'Never', { statusCode: 403 })
        : (await requestHandlers('sqs').handle(request)).response,
    );
    const log: string[] = [];
    const run = sweep.with(environment, {
      clock,
      requestHandlers: (service: Service) => (service === 'sqs' ? refusing : requestHandlers(service)),
      log: (line) => log.push(line),
    });
    for (let turn = 1; turn <= 3; turn += 1) {
      clock.moveTo(plusMinutes(clock.now(), 15));
      await run({});
    }
    const counted = log.map((line) => Metrics.parse(JSON.parse(line)).metrics);
    expect(counted.map(({ OutboxesStuck }) => OutboxesStuck)).toEqual([1, 1, 1]);
    expect(counted.map(({ OutboxesDrained }) => OutboxesDrained)).toEqual([1, 0, 0]);
    expect(woken()).toEqual([{ kind: 'start', target: 'form', id: other.formId, epoch: 1 }]);
  });
});
