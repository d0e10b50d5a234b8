/**
 * Rewrites what a form's reader could take for an anchor in text one person wrote and another will quote:
 * without it, "Réponse 1 : oui" typed by a participant would come back as the coordinator's answer. Running it twice changes nothing more.
 */
export function neutralize(text: string): string {
  return text
    .replace(/(r[ée]ponse|answer)(\s{0,3})(?:n[°o]\s?)?\[?(\d{1,2})\]?\s{0,3}[:：=]/giu, '$1-$3 –')
    .replace(/(code du formulaire|form code)\s{0,3}[:：]/giu, '$1 –')
    .replace(/\[(\d{1,2})\]/gu, '($1)')
    .replace(/(?<![\d\p{L}.,:/-])(\d{1,2})\s{0,3}[:：=](?!\d\d)/gu, '$1 –')
    .replace(/^(\s{0,8}[-–—*•>]{0,3}\s{0,3})(\d{1,2})[.)](?=\s)/gmu, '$1($2)');
}
