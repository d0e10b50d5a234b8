import PostalMime, { type Email } from 'postal-mime';
import * as z from 'zod';
import type { CalendarAnswer } from '../employees/calendar-answer.ts';
import type { ClientManner } from '../employees/client-manners.ts';
import type { Mailbox } from '../employees/read-letter.ts';
import { newEmail } from '../run/start-email.ts';
import { answerInvitation, clients, replyByHand, verdicts } from './compose-by-hand.ts';
import type { FormFields } from './form-fields.ts';
import type { Game, Goal } from './game.ts';
import { somebody } from './scene.ts';

/** What a player asked for cannot be done; the message says what to do instead. */
export class Refused extends Error {
  override name = 'Refused';
}

/** Carries out what a form asks for; answers the page to go to, undefined for the one it came from. Throws Refused. */
export type Action = (game: Game, fields: FormFields) => Promise<string | undefined>;

/** What can be done, by the path that the form is sent to. */
export const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['/reply', reply],
  ['/invitation', invitation],
  ['/write', write],
  ['/drop', drop],
  ['/command', command],
  ['/hands', hands],
  ['/time', time],
  [
    '/stop',
    (game) => {
      game.stop();
      return Promise.resolve(undefined);
    },
  ],
]);

const longestCommand = 300; // characters
const longestText = 100_000; // characters: a form has 6 questions, a text answer at most some thousand characters

async function reply(game: Game, fields: FormFields): Promise<string> {
  const { letter, person } = await openLetter(game, fields);
  const client = oneOf(fields.text('client'), Object.keys(clients) as ClientManner[], 'mail client');
  const verdict = verdictOf(fields);
  const language = fields.text('language');
  const other = fields.text('other').trim();
  const address = addressOf(other === '' ? fields.text('sender') : other);
  const view = await game.view();
  const from: Mailbox = {
    address,
    name: view.record.cast.has(address) ? somebody(view, address).name : person.name,
  };
  const [top, quoted] = [fields.text('top'), fields.text('quoted')];
  if (top.length > longestText || quoted.length > longestText)
    throw new Refused('A reply has at most 100,000 characters here. Drop it as an .eml instead.');
  const number = await game.write(person.address, (at, seed) =>
    replyByHand(
      letter.raw,
      {
        from,
        timeZone: person.timeZone,
        client,
        language: language === 'fr' || language === 'en' ? language : undefined,
        top,
        quoted,
        findings: verdict,
      },
      at,
      seed,
    ),
  );
  return `/mail/${String(number)}`;
}

async function invitation(game: Game, fields: FormFields): Promise<string> {
  const { letter, person } = await openLetter(game, fields);
  const answers: CalendarAnswer[] = ['ACCEPTED', 'TENTATIVE', 'DECLINED'];
  const answer = oneOf(fields.text('answer'), answers, 'answer to an invitation');
  const { address, name, timeZone } = person;
  const compose = await answerInvitation(letter.raw, answer, { from: { address, name }, timeZone });
  if (compose === undefined) throw new Refused('This email invites to nothing. Reply to it in words.');
  return `/mail/${String(await game.write(address, compose))}`;
}

async function write(game: Game, fields: FormFields): Promise<string> {
  const view = await game.view();
  const address = fields.text('person');
  if (!view.record.cast.has(address)) throw new Refused(`Nobody here has the address ${address}.`);
  const from = { address, name: somebody(view, address).name };
  const to = addressOf(fields.text('to').trim());
  const findings = verdictOf(fields);
  const [subject, text] = [fields.text('subject'), fields.text('text')];
  if (subject.length + text.length > longestText)
    throw new Refused('A mail has at most 100,000 characters here. Drop it as an .eml instead.');
  const [cycle, roster] = [fields.file('cycle'), fields.file('roster')];
  const company = { ...(cycle === undefined ? {} : { cycle }), ...(roster === undefined ? {} : { roster }) };
  const number = await game.write(address, async (at) => ({
    raw: await newEmail({ from, to, at, subject, text, company }),
    to,
    findings,
  }));
  return `/mail/${String(number)}`;
}

async function command(game: Game, fields: FormFields): Promise<string> {
  const line = fields.text('line').trim();
  if (line === '' || line.length > longestCommand)
    throw new Refused('Write a command of at most 300 characters, as listed below the field.');
  await game.command(line);
  return '/command';
}

async function drop(game: Game, fields: FormFields): Promise<string> {
  const raw = fields.file('file');
  if (raw === undefined) throw new Refused('Choose an .eml file that is not empty.');
  const read = await envelopeOf(raw);
  const given = fields.text('to').trim();
  const ours = read.to.find((address) => address.toLowerCase().endsWith(`@${game.inboundDomain}`));
  const to = given === '' ? (ours ?? read.to[0]) : addressOf(given);
  if (to === undefined)
    throw new Refused(
      `The file names no recipient. Say where it is delivered to, an address at ${game.inboundDomain}.`,
    );
  const chosen = fields.text('person');
  const view = await game.view();
  if (chosen !== '' && !view.record.cast.has(chosen)) throw new Refused(`Nobody here has the address ${chosen}.`);
  const findings = verdictOf(fields);
  const from = chosen === '' ? (read.from ?? 'unknown') : chosen;
  return `/mail/${String(await game.write(from, () => ({ raw, to, findings })))}`;
}

async function envelopeOf(raw: Uint8Array): Promise<{ from: string | undefined; to: string[] }> {
  let email: Email;
  try {
    email = await PostalMime.parse(raw);
  } catch {
    return { from: undefined, to: [] }; // the program must cope with it: it only has to be said where it goes
  }
  const to = [...(email.to ?? []), ...(email.cc ?? [])].flatMap(({ address }) =>
    address === undefined ? [] : [address],
  );
  const delivered = email.deliveredTo === undefined ? [] : [email.deliveredTo];
  return { from: email.from?.address?.toLowerCase(), to: [...to, ...delivered].filter((address) => address !== '') };
}

async function hands(game: Game, fields: FormFields): Promise<string | undefined> {
  const { played, othersAnswer } = game.hands();
  const wish = oneOf(fields.text('do'), ['take', 'give-back', 'others-on', 'others-off'] as const, 'change of hands');
  if (wish === 'others-on' || wish === 'others-off') {
    await game.setHands({ played, othersAnswer: wish === 'others-on' });
    return undefined;
  }
  const address = fields.text('person');
  const { record } = await game.view();
  if (!record.cast.has(address)) throw new Refused(`Nobody here has the address ${address}.`);
  const others = played.filter((each) => each !== address);
  await game.setHands({ played: wish === 'take' ? [...others, address] : others, othersAnswer });
  return wish === 'take' ? `/person/${encodeURIComponent(address)}` : undefined;
}

/** A quick move is over when the page is there; a longer one can be watched. */
function time(game: Game, fields: FormFields): Promise<undefined> {
  const goal = goalOf(game, fields);
  if (!game.move(goal)) throw new Refused('Time is moving already. Stop it first.');
  return Promise.resolve(undefined);
}

function goalOf(game: Game, fields: FormFields): Goal {
  const goal = fields.text('goal');
  if (goal === 'event' || goal === 'close') return { kind: goal };
  if (goal === 'email' || goal === 'email-to-me') {
    const to = (goal === 'email' ? [fields.text('person')] : game.hands().played).filter((address) => address !== '');
    if (to.length === 0) throw new Refused('You play nobody. Play somebody, then move time to their next email.');
    return { kind: 'email', to };
  }
  if (/^[1-9]\d{0,3}$/.test(goal)) return { kind: 'hours', hours: Number(goal) };
  throw new Refused('Time moves to the next event or email, by hours, or to the end of the cycle.');
}

async function openLetter(game: Game, fields: FormFields) {
  const view = await game.view();
  const number = Number(fields.text('mail'));
  const letter = view.letters.find(({ letter: each }) => each.number === number)?.letter;
  if (letter?.direction !== 'out') throw new Refused('There is no such email to answer. Open it from a mailbox.');
  return { letter, person: somebody(view, letter.address) };
}

function verdictOf(fields: FormFields) {
  const names = Object.keys(verdicts) as (keyof typeof verdicts)[];
  return verdicts[oneOf(fields.text('verdict'), names, 'verdict')].findings;
}

function addressOf(given: string): string {
  const address = z.email().toLowerCase().safeParse(given);
  if (address.success) return address.data;
  throw new Refused(`“${given}” is no email address. Write one like ines@home.example.`);
}

function oneOf<Name extends string>(given: string, names: readonly Name[], what: string): Name {
  const found = names.find((name) => name === given);
  if (found === undefined) throw new Refused(`There is no ${what} “${given}”. Choose one of: ${names.join(', ')}.`);
  return found;
}
