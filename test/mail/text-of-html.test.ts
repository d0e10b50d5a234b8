import { describe, expect, it } from 'vitest';
import { textOfHtml } from '../../shared/mail/text-of-html.ts';

describe('textOfHtml', () => {
  it('quotes as mail does, level by level', () => {
    const html =
      '<div>1: A</div><blockquote><div>Réponse 1 :</div><div><br></div><blockquote>vieux</blockquote></blockquote>';
    expect(textOfHtml(html).replace(/(?:> *\n)+/g, '>\n')).toMatch(/^1: A\n\n?> Réponse 1 :\n>\n> > vieux$/);
  });

  it('numbers lists as they are displayed', () => {
    expect(textOfHtml('<ol start="2"><li>a</li><li value="5">b</li><li>c</li></ol>')).toBe('2. a\n5. b\n6. c');
    expect(textOfHtml('<ol type="A"><li>un</li><li>deux</li></ol>')).toBe('A. un\nB. deux');
  });

  it('loses no text that stands in a list without being an item', () => {
    expect(textOfHtml('<ol><li>a</li><ol><li>b</li></ol>perdu ?</ol>')).toMatch(/a[^]*b[^]*perdu \?/);
  });

  it('drops what is hidden and keeps what is only small or white', () => {
    const hidden = [
      'display:none',
      'DISPLAY : NONE',
      'color:red;display:none !important',
      'font-size:0',
      'font-size: 0px',
      'visibility:hidden',
      'mso-hide:all',
    ];
    for (const style of hidden) expect(textOfHtml(`<p>a</p><p style="${style}">secret</p>`), style).toBe('a');
    const visible = ['font-size:0.9em', 'font-size:0.5px', 'display:block', 'color:#ffffff', 'x-display:none-sense'];
    for (const style of visible) expect(textOfHtml(`<p style="${style}">vu</p>`), style).toBe('vu');
    expect(textOfHtml('<p hidden>secret</p><style>p{}</style><script>x()</script><title>t</title><p>vu</p>')).toBe(
      'vu',
    );
  });

  it('keeps the words of links, without targets or images', () => {
    expect(textOfHtml('<a href="https://x.example">ici</a> <img src="cid:1" alt="logo">')).toBe('ici');
  });

  it('keeps one line per table row', () => {
    expect(textOfHtml('<table><tr><td>De :</td><td>Claire</td></tr><tr><td>1:</td><td>A</td></tr></table>')).toBe(
      'De : Claire\n1: A',
    );
  });
});
