import type { Language } from '../../shared/domain/language.ts';
import type { FormDefinition, FormKind } from '../../shared/forms/form-definition.ts';
import { formDefinition } from '../../shared/forms/form-registry.ts';
import { type Reading, readReply } from '../../shared/forms/read-reply.ts';
import { writeForm } from '../../shared/forms/write-form.ts';

export const code = 'TST-4K7M';

/** Short values for every variable of a form: names that no form's own words contain. */
export function valuesFor(definition: FormDefinition): Record<string, string> {
  const names = [...JSON.stringify(definition).matchAll(/\{([a-z0-9 ]+)\}/g)].map(([, name = '']) => name);
  const given: Record<string, string> = {
    first: 'Inès',
    'partner first': 'Hélène',
    'slot 1': 'mardi 2 mars à 8 h 30',
    'slot 2': 'jeudi 4 mars à 9 h',
    'slot 3': 'mardi 9 mars à 8 h 30',
    'slot 4': 'jeudi 11 mars à 9 h',
    'workshop 1': 'lundi 15 février à 14 h',
    'workshop 2': 'mardi 16 février à 10 h',
    'briefing 1': 'mercredi 17 février à 11 h',
    'briefing 2': 'vendredi 19 février à 9 h',
    'meaning 1': 'Oui, et je commence en mars',
    'meaning 2': 'Non, pas ce cycle',
    n: '58',
    pairs: '58 paires',
    'the pairs': 'les 58 paires',
    'pairs approved': '58 paires approuvées',
    places: '40',
    volunteers: 'Cent',
  };
  return Object.fromEntries(
    names.filter((name) => name !== 'end').map((name) => [name, given[name] ?? `X${name.replaceAll(' ', '')}`]),
  );
}

export type Quote = 'marked' | 'outlook' | 'none';
export const quotes: Quote[] = ['marked', 'outlook', 'none'];

/** The form's own lines as a client quotes them below a reply. */
export function quoteLines(text: string, quote: Quote, language: Language = 'fr'): string[] {
  const lines = text.trimEnd().split('\n');
  if (quote === 'none') return [];
  if (quote === 'marked') {
    const said =
      language === 'fr'
        ? 'Le 2 mars 2027 à 10:12, Mentorat <m@x.example> a écrit :'
        : 'On 2 March 2027 at 10:12, Mentoring <m@x.example> wrote:';
    return ['', said, ...lines.map((line) => (line === '' ? '>' : `> ${line}`))];
  }
  const names = language === 'fr' ? ['De :', 'Envoyé :', 'À :', 'Objet :'] : ['From:', 'Sent:', 'To:', 'Subject:'];
  return ['', '________________________________', ...names.map((name) => `${name} Mentorat 2 mars 2027`), '', ...lines];
}

export function formText(kind: FormKind, language: Language, only?: number[]): string {
  const definition = formDefinition(kind);
  return writeForm(definition, language, valuesFor(definition), { code, ...(only === undefined ? {} : { only }) }).text;
}

/** Reads what a person typed above the form, quoted as their client does. */
export function aReply(kind: FormKind, language: Language, typed: string, quote: Quote): Reading {
  const definition = formDefinition(kind);
  const text = [typed, ...quoteLines(formText(kind, language), quote, language)].join('\n');
  return readReply(definition, { ...valuesFor(definition), code }, text);
}
