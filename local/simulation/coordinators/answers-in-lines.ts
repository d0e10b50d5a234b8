import * as z from 'zod';

const Both = z.object({ fr: z.string(), en: z.string() });
const Lists = z.object({ fr: z.array(z.string()), en: z.array(z.string()) });

/** As much of a cycle.json as somebody copies into a form. */
const Cycle = z.object({
  company: z.string(),
  program: z.string(),
  sponsor: z.object({ name: z.string(), email: z.string(), title: Both, message: Both, objectives: Lists }),
  coordinators: z.array(z.object({ name: z.string(), phone: z.string(), site: z.string(), email: z.string() })),
  confidentialContact: Both,
  dataProtectionContact: z.string(),
  opensOn: z.string(),
  enrollment: z.union([z.object({ until: z.string() }), z.object({ days: z.number() })]),
  sessions: z.object({ count: z.number(), minutes: z.number(), everyWeeks: z.number() }),
  lastDay: z.string(),
  workshops: z.array(z.string()),
  briefings: z.array(z.string()),
  sites: z.record(
    z.string(),
    z.object({
      timeZone: z.string(),
      city: Both,
      language: z.string(),
      pauses: z.array(z.object({ from: z.string(), to: z.string() })),
    }),
  ),
  grades: z.array(z.string()),
});

/** Sites whose public holidays the program knows by their country; the other ones of a definition name their time zone. */
const countries: Readonly<Record<string, string>> = { 'Europe/Paris': 'France', 'America/Toronto': 'Québec' };

/** What a coordinator types to define this cycle, question by question, as the form shows her: the second coordinator has a line of her own. */
export function answersInLines(cycle: Uint8Array): string[] {
  const json: unknown = JSON.parse(new TextDecoder().decode(cycle));
  const { sponsor, sites, sessions, enrollment, ...rest } = Cycle.parse(json);
  const [lead, second] = rest.coordinators;
  const meetings = (moments: readonly string[]) => moments.map((moment) => moment.replace('T', ' ')).join(' ; ');
  const both = ({ fr, en }: { fr: string; en: string }) => `${fr} / ${en}`;
  const until =
    'until' in enrollment
      ? enrollment.until
      : new Date(Date.parse(rest.opensOn) + (enrollment.days - 1) * 86_400_000).toISOString().slice(0, 10);
  return [
    `1: Entreprise : ${rest.company}`,
    `Programme : ${rest.program}`,
    `Coordination : ${lead?.name ?? ''} ; ${lead?.phone ?? ''} ; ${lead?.site ?? ''}`,
    ...(second === undefined
      ? []
      : [`Deuxième coordination : ${second.name} ; ${second.phone} ; ${second.site} ; ${second.email}`]),
    `Contact confidentiel : ${both(rest.confidentialContact)}`,
    `Données personnelles : ${rest.dataProtectionContact}`,
    '',
    `2: Sponsor : ${sponsor.name} ; ${sponsor.email}`,
    `Titre : ${both(sponsor.title)}`,
    `Message en français : ${sponsor.message.fr}`,
    `Message en anglais : ${sponsor.message.en}`,
    `Objectifs en français : ${sponsor.objectives.fr.join(' ; ')}`,
    `Objectifs en anglais : ${sponsor.objectives.en.join(' ; ')}`,
    '',
    `3: Invitations : ${rest.opensOn}`,
    `Inscriptions jusqu’au : ${until}`,
    `Ateliers des mentors : ${meetings(rest.workshops)}`,
    `Présentations aux dirigeants : ${meetings(rest.briefings)}`,
    `Dernier jour : ${rest.lastDay}`,
    '',
    `4: Séances : ${String(sessions.count)}`,
    `Minutes : ${String(sessions.minutes)}`,
    `Toutes les : ${String(sessions.everyWeeks)} semaines`,
    '',
    ...Object.values(sites).map(({ city, timeZone, language, pauses }, index) => {
      const parts = pauses.map(({ from, to }) => `pause du ${from} au ${to}`);
      const line = [both(city), countries[timeZone] ?? timeZone, language, ...parts].join(' ; ');
      return index === 0 ? `5: ${line}` : line;
    }),
    '',
    `6: ${rest.grades.join(' ; ')}`,
  ];
}
