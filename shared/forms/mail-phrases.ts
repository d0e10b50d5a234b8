import { fold, wordsOf } from './fold-words.ts';

const signOff =
  /^(?:(?:bien |tres |très )?cordialement|salutations|sinc[èe]res salutations|bien [àa] (?:vous|toi)|amicalement|bonne (?:journ[ée]e|soir[ée]e|fin de journ[ée]e|semaine)|belle journ[ée]e|[àa] bient[ôo]t|bises?|best|(?:best|kind|warm|many) regards|regards|cheers|sincerely|kind wishes|all the best|have a (?:nice|good) day|cdlt|cdt|bàv|mit freundlichen gr[üu](?:ß|ss)en|(?:viele|beste) gr[üu](?:ß|ss)e|mfg|saludos(?: cordiales)?|cordiali saluti|met vriendelijke groet(?:en)?|atenciosamente)\b[^\p{L}]{0,5}(?:[àa] (?:vous|tous|toi))?[^\p{L}]{0,5}$/iu;
const rule = /^(?:--|[_=–—-]{3,}|\*{3,})\s*$/;
const mobile =
  /^(?:envoy[ée]e? (?:de|depuis|[àa] partir|avec|via)|sent (?:from|via|with)|t[ée]l[ée]charger outlook|get outlook|obtenir outlook|provenance :|von meinem \S+ gesendet|gesendet von|enviado (?:desde|do)|inviato da|verstuurd vanaf|provided by|garanti sans virus|sans virus|virus-free)/i;
const disclaimer =
  /^(?:avis de confidentialit|confidentiality|disclaimer|pensez [àa] l.environnement|please consider the environment|(?:ce (?:message|courriel|mail|courrier)|this (?:e-?mail|message|communication)|le pr[ée]sent message)\b.{0,200}(?:confidenti|destin|intended|attach|pi[èe]ces? jointe|privileg|virus|strict|imprim|print|usage|transmis|scan))/i;
const warning = /^\W{0,6}(?:external|externe|caution|attention|warning)\b/i;
/** What such a warning speaks of; people who begin with "Attention," speak of something else. */
const aboutMail =
  /\b(?:extern|organi[sz]ation|sender|exp[ée]diteur|e-?mail|courriel|message|link|liens?\b|cliqu|click|attachment|pi[èe]ces? jointe)/i;
const classification =
  /^\W{0,6}(?:c[0-3] -|(?:interne|internal|public|restricted)\b(?:[^\p{L}]+(?:use|usage|only|uniquement|company|confidential|confidentiel|restricted|restreint|information|document|c\d)\b)*[^\p{L}]*$)/iu;
const greeting = /^(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|dear|cher|ch[èe]re|good (?:morning|afternoon))\b/i;
const notNames = new Set('oui non yes no ok stop pause move help aide merci thanks'.split(' '));

/** True for a line after which nothing is the writer's answer: a sign-off, a signature mark, a phone's footer, a disclaimer, the writer's own name. */
export function endsMessage(line: string, first: string | undefined): boolean {
  const text = line.trim();
  if (signOff.test(text) || rule.test(text) || mobile.test(text) || disclaimer.test(text)) return true;
  return first !== undefined && isSignature(text, first);
}

/** True for a line of dashes, stars or the like: what stands below it may be a signature, or go on. */
export function isRule(line: string): boolean {
  return rule.test(line.trim()) && line.trim() !== '--';
}

/** True for a line that no message begins with: a sign-off or a phone's footer. */
export function isClosing(line: string): boolean {
  const text = line.trim();
  return signOff.test(text) || mobile.test(text) || text === '--';
}

/** True for a line a mail gateway put above the message. */
export function isBanner(line: string): boolean {
  const text = line.trim();
  if (text.length <= 8) return false;
  if (classification.test(text)) return true;
  return (
    warning.test(text) &&
    (text === text.toUpperCase() || text.startsWith('[') || aboutMail.test(text.replace(warning, '')))
  );
}

function isSignature(text: string, first: string): boolean {
  const words = wordsOf(text);
  const name = fold(first).split(' ');
  const begins = name[0] !== '' && name.every((word, at) => words[at]?.folded === word);
  return begins && words.length <= name.length + 3 && !/[:?=]/.test(text) && /^\p{Lu}/u.test(text);
}

/** A line without its greeting: "Bonjour Claire, oui" is "oui". */
export function withoutGreeting(line: string): string {
  const found = greeting.exec(line.trim());
  if (found === null) return line;
  const rest = line.trim().slice(found[0].length);
  const names = /^((?: [\p{L}'’.-]{2,30}){0,4})\s*(?:[,!.:]|$)/u.exec(rest);
  const named = names !== null && !wordsOf(names[1] ?? '').some((word) => notNames.has(word.folded));
  return (named ? rest.slice(names[0].length) : rest).replace(/^[\s,!.:]+/, '');
}

const thanks = new Set(
  "merci beaucoup bien grand un mille thanks thank you many a lot so much votre pour message a tous vous d'avance in advance".split(
    ' ',
  ),
);
const acknowledgment = new Set(
  "recu note noté ok okay parfait super entendu noted received great perfect tres c'est 👍 🙏 🙂 😊 😀".split(' '),
);

/** True for a line that only thanks: it says nothing about any answer. */
export function isThanks(line: string): boolean {
  const words = wordsOf(line);
  return (
    words.length > 0 &&
    words.every((word) => thanks.has(word.folded)) &&
    words.some((word) => /^(?:merci|thank)/.test(word.folded))
  );
}

/** True for "Merci !", "Bien reçu", "Ok": a message that needs no answer and gets none. */
export function isAcknowledgment(text: string): boolean {
  const words = wordsOf(text);
  return (
    words.length > 0 &&
    words.length <= 12 &&
    words.every(({ folded }) => thanks.has(folded) || acknowledgment.has(folded))
  );
}
