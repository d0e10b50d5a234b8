import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposalPage } from '../../shared/messages/proposal-page.ts';
import { aReviewedProposal } from '../messages/a-reviewed-proposal.ts';
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

describe('the page of a proposal', () => {
  it.each(['light', 'dark'] as const)(
    'has nothing that axe finds fault with in a %s browser, before and after sorting',
    async (colorScheme) => {
      const page = await browser.newPage({ viewport: { width: 1000, height: 800 }, colorScheme });
      try {
        for (const language of ['fr', 'en'] as const) {
          await page.setContent(proposalPage(aReviewedProposal(language), language));
          await page.evaluate(axe);
          for (const sorted of [false, true]) {
            if (sorted) await page.locator('table.sortable button').nth(1).click();
            const { violations } = await page.evaluate<AxeResults>('axe.run(document)');
            expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`)).toEqual([]);
          }
        }
        await page.screenshot({ path: join(pictures, `proposal-page-${colorScheme}.png`), fullPage: true });
      } finally {
        await page.close();
      }
    },
  );

  it('sorts by what a column says, one way and the other, and is whole without its script', async () => {
    const html = proposalPage(aReviewedProposal('fr'), 'fr');
    const page = await browser.newPage();
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    try {
      await page.setContent(html);
      const who = () => page.locator('table.sortable').nth(1).locator('tbody th').allInnerTexts();
      const before = await who();
      const heading = page.locator('table.sortable').nth(1).locator('thead button').first();
      await heading.click();
      expect(await who()).toEqual([...before].toSorted((a, b) => a.localeCompare(b, 'fr')));
      await heading.click();
      expect(await who()).toEqual([...before].toSorted((a, b) => b.localeCompare(a, 'fr')));
      await plain.setContent(html);
      expect(await plain.locator('table.sortable').nth(1).locator('tbody th').allInnerTexts()).toEqual(before);
    } finally {
      await page.close();
      await plain.close();
    }
  });
});
