import type { Charset, TextPart } from '../../../local/employees/mime.ts';
import type { ClientWords } from '../client-words.ts';

/** A mail client: how it quotes, signs and encodes. */
export interface Manner {
  readonly name: string;
  /** What stands above the quoted email, line by line. */
  readonly intro: (words: ClientWords, subject: string) => readonly string[];
  readonly quote: 'marked' | 'introduction marked too' | 'unmarked' | 'none';
  readonly signs: (words: ClientWords, name: string) => readonly string[];
  /** It quotes the HTML part: in its text the form's lines have lost their indentation. */
  readonly quotesHtml: boolean;
  /** It writes bold as *bold* in its text. */
  readonly stars?: boolean;
  readonly parts: 'text' | 'html' | 'both';
  readonly flowed?: boolean;
  readonly charset: Charset;
  readonly encoding: TextPart['encoding'];
  readonly html: {
    /** One line that the writer typed; '' is a blank one. */
    readonly line: (escaped: string) => string;
    /** Around the lines of the introduction. */
    readonly intro: (lines: readonly string[]) => string;
    readonly quoteOpen: string;
    readonly quoteClose: string;
  };
  readonly headers: readonly (readonly [string, string])[];
}

export const divs: Manner['html'] = {
  line: (escaped) => (escaped === '' ? '<div><br></div>' : `<div>${escaped}</div>`),
  intro: (lines) => lines.map((line) => `<div>${line}</div>`).join(''),
  quoteOpen: '<blockquote type="cite">',
  quoteClose: '</blockquote>',
};

export const regards: Manner['signs'] = (words, name) => ['', words.regards, name];
export const unsigned: Manner['signs'] = () => [];
