import type { Language } from '../domain/language.ts';
import { htmlText } from './html-text.ts';
import { reportStyle } from './report-style.ts';

/** A page of sections under one heading: one file, no script of its own, nothing loaded from elsewhere, light and dark, printable. */
export function reportFrame(page: {
  readonly language: Language;
  readonly company: string;
  readonly title: string;
  readonly subtitle: string;
  /** HTML. */
  readonly body: string;
}): string {
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${htmlText(page.title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<header>
<p class="company">${htmlText(page.company)}</p>
<h1>${htmlText(page.title)}</h1>
<p>${htmlText(page.subtitle)}</p>
</header>
${page.body}
</main>
</body>
</html>
`;
}
