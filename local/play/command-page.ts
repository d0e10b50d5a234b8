import { usage } from '../../scripts/command-line.ts';
import { html } from '../output/markup.ts';
import { momentMarkup } from '../output/moment-text.ts';
import { section } from '../output/page.ts';
import { action, type Content, type Scene } from './scene.ts';

const before = '  npm run command -- ';

/** What a coordinator or an engineer does by hand, as `npm run command` does in AWS, and what came of it. */
export function commandPage(scene: Scene): Content {
  const { game, view } = scene;
  const given = game.commanded();
  const known = usage.split('\n').flatMap((line) => (line.startsWith(before) ? [line.slice(before.length)] : []));
  const items = given.map(
    ({ at, line, said }) =>
      html`<li><code>${line}</code> <span class="soft small">${momentMarkup(at, view.timeZone)}</span><pre>${said.join('\n')}</pre></li>`,
  );
  return {
    title: 'Commands',
    tab: 'command',
    body: html`${section(
      'Give a command',
      action(
        scene,
        '/command',
        html`<label class="field"><span>Command</span><input name="line" autocomplete="off" spellcheck="false" required placeholder="pause ${view.record.cycle.cycleId} P01 2027-06-28"></label>
<p class="soft small">The cycle of this run is ${view.record.cycle.cycleId}.</p>
<p><button class="main">Do it</button></p>`,
        html` class="composer"`,
      ),
      html`<pre>${known.join('\n')}</pre>`,
    )}
${section('Given so far', items.length === 0 ? html`<p class="soft">None yet.</p>` : html`<ol>${items}</ol>`)}`,
  };
}
