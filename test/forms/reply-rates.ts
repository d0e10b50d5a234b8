import type { JudgedReply, Verdict } from './judge-reply.ts';

/** How often replies of one kind were understood, asked again, lost or misread. */
export interface Rates {
  readonly replies: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** From 0 to 1. */
  readonly understood: number;
}

const none: Record<Verdict, number> = { understood: 0, 'asked again': 0, silent: 0, wrong: 0 };

/** Counts verdicts, in all and by anything a reply has: its client, its style, its noise. */
export class Tally {
  private readonly kinds = new Map<string, Record<Verdict, number>>();

  add({ manner, style, noise, kind, language, verdict }: JudgedReply): void {
    const of = ['all', `client: ${manner.name}`, `style: ${style.name}`, `noise: ${noise?.name ?? 'none'}`];
    for (const each of [...of, `form: ${kind}`, `language: ${language}`]) {
      const counts = this.kinds.get(each) ?? { ...none };
      counts[verdict] += 1;
      this.kinds.set(each, counts);
    }
  }

  rates(of = 'all'): Rates {
    const counts = this.kinds.get(of) ?? none;
    const replies = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { replies, counts, understood: replies === 0 ? 0 : counts.understood / replies };
  }

  /** One line per kind of reply, those least understood first within "client", "style" and so on. */
  lines(): string[] {
    const group = (name: string): string => name.split(':')[0] ?? '';
    return [...this.kinds.keys()]
      .sort((a, b) => group(a).localeCompare(group(b)) || this.rates(a).understood - this.rates(b).understood)
      .map((name) => {
        const { replies, counts, understood } = this.rates(name);
        const columns = [
          String(replies),
          `${(understood * 100).toFixed(2)} %`,
          String(counts['asked again']),
          String(counts.silent),
          String(counts.wrong),
        ];
        return `${name.padEnd(60)}${columns.map((column) => column.padStart(10)).join('')}`;
      });
  }

  static readonly heading =
    `${' '.repeat(60)}${['replies', 'read', 'asked', 'lost', 'wrong'].map((each) => each.padStart(10)).join('')}`;
}

/** A reply that was not read as meant, as a person would report it. */
export function describeReply({
  kind,
  language,
  manner,
  style,
  noise,
  verdict,
  reply,
  reading,
  text,
}: JudgedReply): string {
  return [
    `${verdict}: ${kind} ${language}, ${manner.name}, ${style.name}, ${noise?.name ?? 'no noise'}`,
    `meant ${reply.meant.map(({ question, meant }) => `${String(question.number)} ${JSON.stringify(meant)}`).join(', ')}`,
    `read ${JSON.stringify(reading)}`,
    text,
  ].join('\n');
}
