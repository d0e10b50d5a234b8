import { html, type Markup } from '../output/markup.ts';
import { momentMarkup } from '../output/moment-text.ts';
import type { Goal } from './game.ts';
import { action, type Content, hidden, type Scene } from './scene.ts';

const tabs: readonly (readonly [Content['tab'], href: string, words: string])[] = [
  ['mailboxes', '/', 'Mailboxes'],
  ['cycle', '/cycle', 'Cycle'],
  ['ledger', '/ledger', 'Ledger'],
  ['forms', '/forms', 'Understood'],
  ['tasks', '/tasks', 'Tasks'],
  ['write', '/write', 'New mail'],
  ['drop', '/drop', 'Drop an .eml'],
  ['command', '/command', 'Commands'],
];

/** A whole page around some content: the clock and how to move it, the rooms, what has just happened. */
export function shell(scene: Scene, content: Content): string {
  const { game, view, news } = scene;
  const moving = game.moving();
  const reload = moving === undefined ? undefined : html`<noscript><meta http-equiv="refresh" content="1"></noscript>`;
  const links = tabs.map(([tab, href, words]) =>
    tab === content.tab
      ? html`<li><a href="${href}" aria-current="${href === scene.path ? 'page' : 'true'}">${words}</a></li>`
      : html`<li><a href="${href}">${words}</a></li>`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${content.title} · Rebours by hand</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,">
<script src="/page.js" defer></script>
${reload}
</head>
<body${moving === undefined ? undefined : html` data-moving`}>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
<div class="now"><p class="brand"><a href="/">Rebours, by hand</a></p>
<p role="status" id="now"><strong>${momentMarkup(view.now, view.timeZone)}</strong> <span class="soft">${view.timeZone}, cycle ${game.status()}${moving === undefined ? undefined : ', time is moving'}</span></p></div>
${moving === undefined ? clockForm(scene, content) : stopForm(scene, moving.goal)}
<nav aria-label="Rooms"><ul>${links}</ul></nav>
</header>
<main id="content">
${news === undefined ? undefined : html`<p class="news" role="status">${news}</p>`}
<h1>${content.title}</h1>
${content.body}
</main>
</body>
</html>
`.markup;
}

function clockForm(scene: Scene, { person }: Content): Markup {
  const played = scene.game.hands().played;
  const isPlayed = person !== undefined && played.includes(person.address);
  const button = (goal: string, words: string) => html`<button name="goal" value="${goal}">${words}</button>`;
  return action(
    scene,
    '/time',
    html`<fieldset class="clock"><legend>Move time: </legend>
${button('event', 'next event')}
${person === undefined ? undefined : button('email', `next email to ${person.name}`)}
${played.length > (isPlayed ? 1 : 0) ? button('email-to-me', 'next email to anybody I play') : undefined}
${button('1', '1 hour on')}
${button('24', '1 day on')}
${button('168', '1 week on')}
${button('close', 'end of the cycle')}
${person === undefined ? undefined : hidden('person', person.address)}</fieldset>`,
  );
}

function stopForm(scene: Scene, goal: Goal): Markup {
  return action(
    scene,
    '/stop',
    html`<fieldset class="clock"><legend>Moving time to ${goalText(goal)}</legend><button>Stop</button></fieldset>`,
  );
}

function goalText(goal: Goal): string {
  switch (goal.kind) {
    case 'event':
      return 'the next event';
    case 'email':
      return `the next email to ${goal.to.length === 1 ? goal.to.join() : 'anybody you play'}`;
    case 'hours':
      return `${String(goal.hours)} hours later`;
    case 'close':
      return 'the end of the cycle';
  }
}
