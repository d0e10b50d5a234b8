import { describe, expect, it } from 'vitest';
import { handler } from '../../functions/issue-enrollment.ts';
import { awsError, wire } from '../../local/wire.ts';
import type { Service } from '../../shared/adapters/wires.ts';
import { PersonId } from '../../shared/domain/ids.ts';
import { environment, localWires } from '../adapters/local-wires.ts';
import { aCycle, aParticipant, aPerson, at, cycleId } from '../domain/builders.ts';

const count = 120;

/** Issues the forms of 120 people, called again each time it failed: at these requests to the tables, counted from the first, it dies. */
async function issued(deaths: readonly number[], { unwilling = 0 } = {}) {
  const { program, people, clock, requestHandlers, woken } = localWires();
  clock.moveTo(at('2027-01-13 10:00'));
  await program.cycles.create(aCycle({ status: 'enrolling' }), 'created');
  for (let number = 1; number <= count; number += 1) {
    const { personId: _given, ...person } = aPerson({ address: `p${String(number)}@solane.example` });
    const personId = PersonId.parse(await people.register(person));
    await program.participants.put(aParticipant({ personId }));
    if (number <= unwilling) await people.wishNoInvitation(personId, true);
  }
  let requests = 0;
  const dying = wire(async (request) => {
    requests += 1;
    if (deaths.includes(requests)) return awsError('json', 'AccessDeniedException', 'Here it dies');
    return (await requestHandlers('dynamodb').handle(request)).response;
  });
  const issue = handler.with(environment, {
    clock,
    requestHandlers: (service: Service) => (service === 'dynamodb' ? dying : requestHandlers(service)),
    log: () => undefined,
  });
  let failures = 0;
  while ((await program.cycles.load(cycleId)).enrollmentClosesAt === undefined)
    await issue({ cycleId }).catch(() => {
      failures += 1;
    });
  const forms = await program.forms.ofCycle(cycleId, 'ENR-');
  return { forms, failures, started: new Set(woken().map((message) => (message as { id: string }).id)) };
}

describe('issue-enrollment', () => {
  it('invites nobody who asked never to be invited again', async () => {
    expect((await issued([], { unwilling: 30 })).forms).toHaveLength(count - 30);
  });

  it('issues one form to each of 120 people and starts its execution, wherever in the three batches it dies', async () => {
    const whole = await issued([]);
    expect(new Set(whole.forms.map(({ personId }) => personId)).size).toBe(count);
    // One form takes five requests: each of them is the last one once. Then a bad day.
    for (const deaths of [[150], [151], [152], [153], [154], [1, 2, 160, 161, 500, 733]]) {
      const { forms, failures, started } = await issued(deaths);
      expect(failures).toBe(deaths.length);
      expect(forms.map(({ formId }) => formId)).toEqual(whole.forms.map(({ formId }) => formId));
      expect(started).toEqual(new Set(forms.map(({ formId }) => formId)));
    }
  });
});
