/**
 * Joins the soft-broken lines of a format=flowed text (RFC 3676) without ever joining lines of different quote depth:
 * joined blindly, an answer line of the form swallows the line below it. `delsp` as the part's header says.
 */
export function unflow(text: string, delsp = false): string {
  const out: string[] = [];
  let open: { depth: number; text: string } | undefined;
  const close = (): void => {
    if (open !== undefined) out.push(open.depth === 0 ? open.text : `${'>'.repeat(open.depth)} ${open.text}`);
    open = undefined;
  };
  for (const line of text.replace(/\r/g, '').split('\n')) {
    let depth = 0;
    while (line[depth] === '>') depth += 1;
    // One space after the marks is stuffing; without marks it is there when the line itself begins with a space, ">" or "From ".
    const body = line[depth] === ' ' ? line.slice(depth + 1) : line.slice(depth);
    if (open !== undefined && open.depth !== depth) close();
    const soft = body.endsWith(' ') && body !== '-- ';
    open = { depth, text: (open?.text ?? '') + (soft && delsp ? body.slice(0, -1) : body) };
    if (!soft) close();
  }
  close();
  return out.join('\n');
}
