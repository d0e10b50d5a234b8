import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { eachMessage, step } from '../../shared/adapters/step.ts';
import { NotFound } from '../../shared/contracts/errors.ts';
import { defineStep } from '../../shared/contracts/step.ts';
import type { Clock } from '../../shared/ports.ts';

let parses = 0;
const greet = defineStep({
  name: 'greet',
  env: z.object({
    GREETING: z.string().refine(() => {
      parses += 1;
      return true;
    }),
  }),
  input: z.object({ formId: z.string(), version: z.int().default(1), name: z.string() }),
  output: z.object({ words: z.string() }),
});

const handler = step(greet, {}, ({ formId, name, version }, { env }) => {
  if (name === 'nobody') return Promise.reject(new NotFound('form', formId));
  return Promise.resolve({ words: `${env.GREETING} ${name} ${String(version)}`, secret: 'x' });
});
const bound = (log: (line: string) => void = () => undefined) =>
  handler.with({ GREETING: 'Hello', OTHER: '1' }, { log });

describe('step', () => {
  it('refuses an environment without a variable before any event comes', () => {
    expect(() => handler.with({}, {})).toThrow(/GREETING/);
  });

  it('parses its environment once, however often it runs', async () => {
    const greeting = bound();
    const before = parses;
    for (const name of ['A', 'B']) await greeting({ formId: 'frm_1', name });
    expect(parses).toBe(before);
  });

  it('fills in defaults of the input, and answers what the contract names and no more', async () => {
    expect(await bound()({ formId: 'frm_1', name: 'Inès', more: true })).toEqual({ words: 'Hello Inès 1' });
  });

  it('refuses an input or an output against the contract', async () => {
    await expect(bound()({ formId: 'frm_1' })).rejects.toThrow(z.ZodError);
    const wrong = step(greet, {}, () => Promise.resolve({ words: 7 as unknown as string }));
    await expect(
      wrong.with({ GREETING: 'Hello' }, { log: () => undefined })({ formId: 'frm_1', name: 'A' }),
    ).rejects.toThrow(z.ZodError);
  });

  it('throws what its body throws, after one line with ids and nothing else of the input', async () => {
    const lines: string[] = [];
    const failing = bound((line) => lines.push(line))({ formId: 'frm_1', name: 'nobody', version: 3 });
    await expect(failing).rejects.toBeInstanceOf(NotFound);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { message: 'step failed', step: 'greet', error: 'NotFound', formId: 'frm_1', version: 3 },
    ]);
  });
});

describe('the services of a step', () => {
  const greeting = (env: { GREETING: string }, { clock }: { clock: Clock }) => `${env.GREETING} at ${clock.now()}`;
  const clock = { now: () => '2027-03-02T09:00:00.000Z' };

  it('are what its contract and its adapters make', async () => {
    const greets = step(greet, { greeting }, (_input, services) => Promise.resolve({ words: services.greeting }));
    const run = greets.with({ GREETING: 'Hello' }, { clock });
    expect(await run({ formId: 'frm_1', name: 'A' })).toEqual({ words: 'Hello at 2027-03-02T09:00:00.000Z' });
  });

  it('are made when they are first used, and once', async () => {
    let made = 0;
    const uses = { greeting, counted: () => (made += 1) };
    const greets = step(greet, uses, ({ name }, services) =>
      Promise.resolve({ words: name === 'B' ? `${String(services.counted)}${String(services.counted)}` : '' }),
    ).with({ GREETING: 'Hello' }, { clock });
    await greets({ formId: 'frm_1', name: 'A' });
    expect(made).toBe(0);
    expect(await greets({ formId: 'frm_1', name: 'B' })).toEqual({ words: '11' });
  });

  it('do not compile without their adapter, nor an adapter without its variable', () => {
    // @ts-expect-error: the step lists no adapter of this name
    step(greet, { greeting }, (_input, services) => Promise.resolve({ words: String(services.people) }));
    const people = (env: { PEOPLE_TABLE: string }) => env.PEOPLE_TABLE;
    // @ts-expect-error: the contract has no PEOPLE_TABLE
    step(greet, { people }, () => Promise.resolve({ words: '' }));
  });
});

describe('eachMessage', () => {
  const batch = {
    Records: [
      { messageId: 'a', body: '{"n":1}' },
      { messageId: 'b', body: '{"n":2}' },
      { messageId: 'c', body: 'not json' },
      { messageId: 'd', body: '{"n":4}' },
    ],
  };

  it('goes on after a message that fails, and gives back only those', async () => {
    const done: unknown[] = [];
    const failures: [string, string][] = [];
    const answer = await eachMessage(
      batch,
      (body, { messageId }) => {
        if (messageId === 'b') return Promise.reject(new NotFound('form', 'x'));
        done.push(body);
        return Promise.resolve();
      },
      (messageId, error) => failures.push([messageId, (error as Error).name]),
    );
    expect(done).toEqual([{ n: 1 }, { n: 4 }]);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'b' }, { itemIdentifier: 'c' }] });
    expect(failures).toEqual([
      ['b', 'NotFound'],
      ['c', 'SyntaxError'],
    ]);
  });
});
