import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyLetter } from '../messages/every-letter.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Where pictures of all letters go, for whoever wants to look at them. */
const pictures = join(import.meta.dirname, '..', '..', '.cache', 'letters');

/** A letter is shown inside the mail client's own page, which brings landmarks and headings. */
const options: RunOptions = {
  rules: {
    region: { enabled: false },
    'page-has-heading-one': { enabled: false },
    'landmark-one-main': { enabled: false },
  },
};

let browser: Browser;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
});
afterAll(async () => {
  await browser.close();
});

describe.each(['light', 'dark'] as const)('in a %s mail client on a phone of 360 pixels', (colorScheme) => {
  it.each(everyLetter)(
    '%s has nothing that axe finds fault with, and no line wider than the screen',
    async (name, { html }) => {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 }, colorScheme });
      try {
        await page.setContent(html);
        await page.screenshot({
          path: join(pictures, `${name.replaceAll(' ', '-')}-${colorScheme}.png`),
          fullPage: true,
        });
        await page.evaluate(axe);
        const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`)).toEqual([]);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      } finally {
        await page.close();
      }
    },
  );
});
