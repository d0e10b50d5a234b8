import { describe, expect, it } from 'vitest';
import { shownLetter } from '../../../local/output/shown-letter.ts';
import { assembleFor } from '../../../local/run/assemble-for.ts';
import { runCycle } from '../../../local/run/cycle-run.ts';
import { type Drive, driveRun } from '../../../local/run/drive.ts';
import { type StartedRun, startRun } from '../../../local/run/start-run.ts';
import type { Parts } from '../../../local/store/key-value-store.ts';
import { claire, helene, ines, twoPeople } from '../../workflow/two-people.ts';
import { memoryParts } from '../store/memory-parts.ts';

const prompt = { character: 'prompt', promptness: 'minutes' } as const;

async function options() {
  const company = twoPeople();
  return {
    assembly: await assembleFor(company),
    company,
    seed: 1,
    personas: { [claire]: prompt, [helene]: prompt, [ines]: { ...prompt, promptness: 'days' as const } },
  };
}

async function aDrive(parts?: Parts): Promise<{ run: StartedRun; drive: Drive }> {
  const run = await startRun({ ...(await options()), ...(parts === undefined ? {} : { parts }) });
  const drive = driveRun(run, parts === undefined ? undefined : { parts, commit: () => undefined });
  await drive.settle();
  return { run, drive };
}

async function until(drive: Drive, instant: string): Promise<void> {
  for (let next = drive.nextAt(); next !== undefined && next <= instant; next = drive.nextAt()) {
    await drive.moveTo(next);
    await drive.settle();
    drive.keep();
  }
}

async function writtenBy({ received }: StartedRun, address: string): Promise<string[]> {
  const own = received.filter(({ from }) => from === address);
  return Promise.all(own.map(async ({ raw }) => (await shownLetter(raw)).subject));
}

const enrolling = /aider un dirigeant/;

describe('driveRun', () => {
  it('lets nobody answer who is played, and everybody else', async () => {
    const { run, drive } = await aDrive();
    await drive.setHands({ played: [ines], othersAnswer: true });
    await until(drive, '2027-01-20T12:00:00.000Z');
    expect(await writtenBy(run, helene)).toHaveLength(1);
    expect(await writtenBy(run, ines)).toEqual([]);
  });

  it('lets nobody answer at all when the others are told not to', async () => {
    const { run, drive } = await aDrive();
    await drive.setHands({ played: [], othersAnswer: false });
    await until(drive, '2027-01-14T12:00:00.000Z');
    expect(run.received).toHaveLength(1); // the start email
  });

  it('keeps back what somebody taken over had written, and sends it when they are given back', async () => {
    const { run, drive } = await aDrive();
    await until(drive, '2027-01-14T09:00:00.000Z'); // her answer is written, and takes days
    await drive.setHands({ played: [ines], othersAnswer: true });
    await until(drive, '2027-01-20T12:00:00.000Z');
    expect(await writtenBy(run, ines)).toEqual([]);
    await drive.setHands({ played: [], othersAnswer: true });
    await until(drive, '2027-01-20T12:01:00.000Z');
    expect(await writtenBy(run, ines)).toEqual([expect.stringMatching(enrolling)]);
  });

  it('lets whoever is given back read what came meanwhile, except what was answered by hand', async () => {
    const { run, drive } = await aDrive();
    await drive.setHands({ played: [ines, helene], othersAnswer: true });
    await until(drive, '2027-01-14T09:00:00.000Z');
    const form = run.world.mails.find(({ to }) => to.includes(helene));
    const { replyTo } = await shownLetter(form?.raw ?? new Uint8Array());
    const to = /r-[^<>@ ]+@[^<> ]+/.exec(replyTo)?.[0] ?? '';
    const raw = `From: ${helene}\r\nTo: ${to}\r\nMessage-ID: <1@solane.example>\r\n\r\n1: C\r\n`;
    await run.deliver({ from: helene, to, raw: Buffer.from(raw) });
    await drive.settle();
    await drive.setHands({ played: [], othersAnswer: true });
    await until(drive, '2027-01-20T12:00:00.000Z');
    expect(await writtenBy(run, helene)).toHaveLength(1);
    expect(await writtenBy(run, ines)).toContainEqual(expect.stringMatching(enrolling));
  });

  it('remembers who is played in another process, and npm start gives them back and finishes the run', async () => {
    const parts = memoryParts();
    const first = await aDrive(parts);
    await first.drive.setHands({ played: [ines], othersAnswer: true });
    await until(first.drive, '2027-01-14T09:00:00.000Z');
    const second = await aDrive(parts);
    expect(second.drive.hands()).toEqual({ played: [ines], othersAnswer: true });
    second.drive.keep();
    const run = await runCycle({ ...(await options()), store: { parts, commit: () => undefined } });
    expect(run.cycle.status).toBe('closed');
    expect(await writtenBy(run, ines)).toContainEqual(expect.stringMatching(enrolling));
  });
});
