import { html } from '../output/markup.ts';
import { section } from '../output/page.ts';
import { verdicts } from './compose-by-hand.ts';
import { action, type Content, choice, everybody, type Scene, somebody } from './scene.ts';

/** A raw email through the door, byte for byte. */
export function dropPage(scene: Scene, address: string | null): Content {
  const { view, game } = scene;
  const people = everybody(view);
  const person = address === null ? undefined : somebody(view, address);
  return {
    title: 'Drop a raw email',
    tab: 'drop',
    person,
    body: section(
      'Send an .eml as it is',
      html`<p>Its bytes go through the inbound door unchanged; only what SES adds is put on top. Save one from a mail client, or download one here and edit it.</p>`,
      action(
        scene,
        '/drop',
        html`<label class="field"><span>File (.eml), at most 40 MB</span><input type="file" name="file" accept=".eml,message/rfc822" required></label>
<div class="fields">${choice(
          'person',
          'Whose mailbox it leaves',
          [['', 'as its From says'], ...people.map((each) => [each.address, each.name] as const)],
          person?.address ?? '',
        )}
<label class="field"><span>Delivered to</span><input name="to" type="email" autocomplete="off" placeholder="its own recipients" aria-describedby="to-hint"></label>
${choice(
  'verdict',
  'What mail servers find out',
  Object.entries(verdicts).map(([name, { words }]) => [name, words] as const),
  'strong',
)}</div>
<p class="soft small" id="to-hint">Unless you say where, it is delivered to its own recipient at ${game.inboundDomain}. Mail to any other domain goes back to its sender.</p>
<p><button class="main">Send</button></p>`,
        html` enctype="multipart/form-data" class="composer"`,
      ),
    ),
  };
}
