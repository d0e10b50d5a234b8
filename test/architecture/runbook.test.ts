import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ofType, synthesizedResources } from '../infra/synthesized.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'runbook.md'), 'utf8');
const alarms = ofType(synthesizedResources(), 'AWS::CloudWatch::Alarm').map(({ properties }) =>
  String(properties['AlarmName']).replace('rebours-', ''),
);
const articles = page
  .split(/^## /m)
  .slice(1)
  .map((text) => ({ title: text.slice(0, text.indexOf('\n')), text }))
  .filter(({ text }) => text.includes('**What it means.**'));

describe('docs/runbook.md', () => {
  it('has one article per alarm, under the anchor that the alarm links to', () => {
    expect(articles.map(({ title }) => title).sort()).toEqual(alarms.sort());
  });

  it.each(articles)('says of $title what it means, what to look at and what to do', ({ text }) => {
    expect(text).toMatch(/\*\*What it means\.\*\* [^]+\*\*Look at\.\*\* [^]+\*\*Do\.\*\* /);
  });
});
