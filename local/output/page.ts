import { html, type Markup } from './markup.ts';
import { pageStyle } from './page-style.ts';

/** One page of the output: no script, nothing loaded from elsewhere, whatever the emails in it ask for. */
export function page(content: {
  readonly title: string;
  readonly trail: readonly Markup[];
  readonly body: Markup;
}): string {
  const { title, trail, body } = content;
  const navigation = trail.length === 0 ? undefined : html`<nav aria-label="Where you are">${trail}</nav>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="rebours">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${navigation}
<main id="content">
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.markup;
}

const style: Markup = { markup: pageStyle };

/** A titled part of a page. */
export function section(title: string, ...content: readonly Markup[]): Markup {
  return html`<section><h2>${title}</h2>
${content}
</section>`;
}

/** A table with a row heading in its first column; columns after it whose heading ends in ` #` hold numbers. */
export function table(
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly (string | Markup)[])[],
): Markup {
  const isNumber = headings.map((heading) => heading.endsWith(' #'));
  const head = headings.map((heading, index) =>
    isNumber[index] === true
      ? html`<th scope="col" class="number">${heading.slice(0, -2)}</th>`
      : html`<th scope="col">${heading}</th>`,
  );
  const lines = rows.map(([first = '', ...others]) => {
    const cells = others.map((cell, index) =>
      isNumber[index + 1] === true ? html`<td class="number">${cell}</td>` : html`<td>${cell}</td>`,
    );
    return html`<tr><th scope="row">${first}</th>${cells}</tr>`;
  });
  return html`<div class="wide"><table aria-label="${caption}"><thead><tr>${head}</tr></thead><tbody>
${lines}
</tbody></table></div>`;
}

/** Terms and what they are. */
export function definitions(entries: readonly (readonly [string, string | Markup])[]): Markup {
  return html`<dl>${entries.map(([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>`)}</dl>`;
}

/** A link to another page of the output, or to a place in one. */
export function link(href: string, text: string): Markup {
  return html`<a href="${href}">${text}</a>`;
}
