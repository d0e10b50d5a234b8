import { html } from '../output/markup.ts';
import { section } from '../output/page.ts';
import { verdicts } from './compose-by-hand.ts';
import { action, type Content, choice, everybody, type Scene, somebody } from './scene.ts';

/** A mail that answers none: the open door, a coordinator's files. */
export function writePage(scene: Scene, address: string | null): Content {
  const { view, game } = scene;
  const people = everybody(view);
  const person = address === null ? undefined : somebody(view, address);
  return {
    title: 'Write a new mail',
    tab: 'write',
    person,
    body: section(
      'New mail',
      html`<p>What answers no email of the program: somebody invited who writes to it, a coordinator who sends a list.</p>`,
      action(
        scene,
        '/write',
        html`<div class="fields">${choice(
          'person',
          'From',
          people.map((each) => [each.address, each.name] as const),
          person?.address ?? people[0]?.address ?? '',
        )}
<label class="field"><span>To</span><input name="to" type="email" autocomplete="off" required value="${game.startAddress}"></label>
${choice(
  'verdict',
  'What mail servers find out',
  Object.entries(verdicts).map(([name, { words }]) => [name, words] as const),
  'strong',
)}</div>
<label class="field"><span>Subject</span><input name="subject" autocomplete="off"></label>
<label class="field"><span>Text</span><textarea name="text" rows="8"></textarea></label>
<div class="fields"><label class="field"><span>A definition (cycle.json)</span><input type="file" name="cycle" accept=".json"></label>
<label class="field"><span>A list of people (roster.csv)</span><input type="file" name="roster" accept=".csv,.txt,.tsv"></label></div>
<p><button class="main">Send</button></p>`,
        html` enctype="multipart/form-data" class="composer"`,
      ),
    ),
  };
}
