import { htmlText } from './html-text.ts';

/** A table whose caption is for screen readers; the first cell of each row is its heading. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  return tableOf(caption, head, [{ group: undefined, rows }]);
}

/** The same with rows in groups, each under its name. */
export function tableOf(
  caption: string,
  head: readonly string[],
  groups: readonly { readonly group: string | undefined; readonly rows: readonly (readonly string[])[] }[],
): string {
  const headings = head.map((label) => `<th scope="col">${htmlText(label)}</th>`).join('');
  const bodies = groups.map(({ group, rows }) => {
    const name =
      group === undefined
        ? ''
        : `<tr><th class="group" scope="rowgroup" colspan="${String(head.length)}">${htmlText(group)}</th></tr>`;
    const lines = rows.map(
      ([first = '', ...rest]) =>
        `<tr><th scope="row">${htmlText(first)}</th>${rest.map((cell) => `<td>${htmlText(cell)}</td>`).join('')}</tr>`,
    );
    return `<tbody>${name}${lines.join('')}</tbody>`;
  });
  return `<div class="wide"><table><caption class="unseen">${htmlText(caption)}</caption><thead><tr>${headings}</tr></thead>${bodies.join('')}</table></div>`;
}
