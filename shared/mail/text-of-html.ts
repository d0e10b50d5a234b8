import { convert, type DomNode, type FormatCallback } from 'html-to-text';

/** Longest HTML read: a long thread with styles; more is an attack or an image in disguise. */
const maxInput = 500_000;
const maxChildren = 2000;

/**
 * HTML as the lines a reader sees, without a line width: quotes as `> `, list numbers as displayed, no links or images. What is
 * hidden from the reader is dropped, since it was never meant. White text is kept: dark modes write it for readers.
 */
export function textOfHtml(html: string): string {
  return convert(markHidden(html.slice(0, maxInput)), {
    wordwrap: false,
    // html-to-text recurses once per level and overflows the stack without these
    limits: { maxDepth: 60, maxChildNodes: maxChildren, ellipsis: '' },
    formatters: { orderedListAsDisplayed },
    selectors: [
      { selector: `[${hiddenMark}]`, format: 'skip' },
      { selector: '[hidden]', format: 'skip' },
      { selector: 'title', format: 'skip' },
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      // Word writes each line as a paragraph
      { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: 'td', format: 'inlineSurround', options: { suffix: ' ' } },
      { selector: 'ol', format: 'orderedListAsDisplayed' },
      { selector: 'blockquote', options: { trimEmptyLines: false } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false, leadingLineBreaks: 1, trailingLineBreaks: 1 },
      })),
    ],
  })
    .split('\n')
    .map((line) => line.replace(/[ \t]+$/, ''))
    .join('\n');
}

const hiddenMark = 'data-hidden-by-style';

/** `font-size:0.9em` is visible, `font-size: 0px` is not: selectors cannot tell, so styles are read here. */
function markHidden(html: string): string {
  return html.replace(/\bstyle\s*=\s*("[^"]*"|'[^']*')/gi, (attribute, style: string) =>
    /(?:^|[;"'\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0*(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:!important\s*)?(?=[;"']))/i.test(
      style.replace(/\/\*[^*]*\*\//g, ''),
    )
      ? `${hiddenMark}="1"`
      : attribute,
  );
}

/** html-to-text ignores `<li value=3>`, which is how clients number a quoted list after an answer was typed into it. */
const orderedListAsDisplayed: FormatCallback = (list, walk, builder) => {
  let next = Number.parseInt(attribute(list, 'start') ?? '1', 10) || 1;
  const items = list.children
    .filter((child) => child.type !== 'text' || child.data?.trim() !== '')
    .slice(0, maxChildren)
    .map((item) => {
      if (item.name !== 'li') return { item, prefix: '' };
      const value = Number.parseInt(attribute(item, 'value') ?? '', 10);
      if (!Number.isNaN(value)) next = value;
      return { item, prefix: `${marker(next++, attribute(list, 'type'))}. ` };
    });
  if (items.length === 0) return;
  builder.openList({
    interRowLineBreaks: 1,
    leadingLineBreaks: 1,
    maxPrefixLength: Math.max(...items.map(({ prefix }) => prefix.length)),
    prefixAlign: 'left',
  });
  for (const { item, prefix } of items) {
    builder.openListItem({ prefix });
    walk([item], builder);
    builder.closeListItem();
  }
  builder.closeList({ trailingLineBreaks: 1 });
};

function attribute(element: DomNode, name: string): string | undefined {
  const attributes = element.attribs as Readonly<Record<string, string>> | undefined; // declared `any`
  return attributes?.[name];
}

function marker(index: number, type: string | undefined): string {
  const lettered = (type === 'a' || type === 'A') && index >= 1 && index <= 26;
  return lettered ? String.fromCharCode(type.charCodeAt(0) + index - 1) : String(index);
}
