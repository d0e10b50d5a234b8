import { appleMail } from './apple-mail.ts';
import { gmailMobile } from './gmail-mobile.ts';
import { gmailWeb } from './gmail-web.ts';
import { iphone } from './iphone.ts';
import type { Manner } from './manner.ts';
import { noQuote } from './no-quote.ts';
import { notes } from './notes.ts';
import { orangeWebmail } from './orange-webmail.ts';
import { outlookDesktop } from './outlook-desktop.ts';
import { outlookMobile } from './outlook-mobile.ts';
import { outlookPlain } from './outlook-plain.ts';
import { outlookWeb } from './outlook-web.ts';
import { roundcube } from './roundcube.ts';
import { samsung } from './samsung.ts';
import { thunderbird } from './thunderbird.ts';
import { thunderbirdHtml } from './thunderbird-html.ts';
import { yahoo } from './yahoo.ts';
import { zimbra } from './zimbra.ts';

export const manners: readonly Manner[] = [
  outlookDesktop,
  outlookWeb,
  outlookMobile,
  outlookPlain,
  gmailWeb,
  gmailMobile,
  appleMail,
  iphone,
  thunderbird,
  thunderbirdHtml,
  notes,
  zimbra,
  orangeWebmail,
  yahoo,
  roundcube,
  samsung,
  noQuote,
];
