/**
 * Makes every `table.sortable` of a page sortable by its headings; without it (a preview, a blocked script) the tables stand as they were
 * written. It reads `data-by` where a cell's text is not what it is sorted by, loads nothing and sends nothing.
 */
export const sortScript = `
for (const table of document.querySelectorAll('table.sortable')) {
  const body = table.tBodies[0];
  const valueOf = (row, at) => { const cell = row.cells[at]; return cell.dataset.by ?? cell.textContent; };
  const compare = (a, b) => (a !== '' && b !== '' && !isNaN(a) && !isNaN(b) ? a - b : a.localeCompare(b, document.documentElement.lang));
  [...table.tHead.rows[0].cells].forEach((heading, at) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = heading.textContent;
    button.addEventListener('click', () => {
      const direction = heading.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
      heading.setAttribute('aria-sort', direction);
      const turn = direction === 'ascending' ? 1 : -1;
      body.append(...[...body.rows].sort((a, b) => turn * compare(valueOf(a, at), valueOf(b, at))));
    });
    heading.replaceChildren(button);
  });
}
`;
