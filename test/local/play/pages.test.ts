import { describe, expect, it } from 'vitest';
import { lettersOf } from '../../../local/output/letters.ts';
import type { ReadLetter } from '../../../local/output/person-page.ts';
import { shownLetter } from '../../../local/output/shown-letter.ts';
import type { Game } from '../../../local/play/game.ts';
import { contentOf } from '../../../local/play/pages.ts';
import { playSite, type Scene } from '../../../local/play/scene.ts';
import { shell } from '../../../local/play/shell.ts';
import { Task } from '../../../shared/domain/inbound.ts';
import { aRun, formId, mentorId, pairId } from '../output/a-run.ts';

/** A run in which names, subjects and answers attack the pages that show them. */
async function aScene(): Promise<Scene> {
  const run = aRun();
  const record = {
    ...run,
    records: {
      ...run.records,
      tasks: [
        Task.parse({
          taskId: 't1',
          cycleId: run.cycle.cycleId,
          kind: 'signal',
          raisedAt: '2027-03-02T13:00:00.000Z',
          personId: mentorId,
          pairId,
          formId,
          facts: { signal: '<script>alert(3)</script>', side: 'mentor' },
        }),
      ],
    },
  };
  const letters: ReadLetter[] = [];
  for (const letter of lettersOf(record)) letters.push({ letter, subject: (await shownLetter(letter.raw)).subject });
  const game: Pick<Game, 'hands' | 'isRead' | 'moving' | 'status' | 'inboundDomain'> = {
    hands: () => ({ played: [], othersAnswer: true }),
    isRead: () => false,
    moving: () => undefined,
    status: () => 'closed',
    inboundDomain: 'reply.example',
  };
  const view = { now: '2027-10-18T06:00:00.000Z', record, letters, timeZone: 'Europe/Paris' };
  return {
    game: game as Game, // all that pages look at
    view,
    site: playSite('Europe/Paris'),
    path: '/"><script>alert(4)</script>',
    token: 'token',
    news: '<script>alert(5)</script>',
  };
}

const hostile = encodeURIComponent('../../ines@solane.example');
const paths = [
  '/',
  `/person/${hostile}`,
  ...['html', 'text', 'source', 'headers', 'why'].flatMap((show) =>
    [1, 2, 3].map((at) => `/mail/${String(at)}?show=${show}`),
  ),
  '/cycle',
  '/timeline/2027-01',
  '/ledger',
  '/forms',
  `/forms?person=${mentorId}`,
  '/tasks',
  '/drop',
  `/drop?person=${hostile}`,
];

describe('the pages of a played run', () => {
  it.each(paths)('%s shows what people wrote, and lets none of it act', async (path) => {
    const scene = await aScene();
    const content = await contentOf(scene, new URL(path, 'http://127.0.0.1'));
    if (content === undefined) throw new Error(`There is no page ${path}`);
    const page = shell(scene, content);
    expect(page.match(/<script[^>]*>/g)).toEqual(['<script src="/page.js" defer>']);
    expect(page).not.toMatch(/<(?:img|base|object|embed|style)\b/);
    expect(page.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\s(?:on\w+|style)=/);
    expect(page).toContain('&lt;script&gt;alert(5)');
  });

  it('gives every control a label, and every heading its place', async () => {
    const scene = await aScene();
    for (const path of paths) {
      const content = await contentOf(scene, new URL(path, 'http://127.0.0.1'));
      const page = content === undefined ? '' : shell(scene, content);
      const controls = page.match(/<(?:select|textarea|input(?! type="hidden"))[^>]*>/g) ?? [];
      const labeled = page.match(/<label class="field"><span>[^<]+<\/span><(?:select|textarea|input)/g) ?? [];
      expect(labeled).toHaveLength(controls.length);
      expect(page.match(/<h1>/g)).toHaveLength(1);
    }
  });
});
