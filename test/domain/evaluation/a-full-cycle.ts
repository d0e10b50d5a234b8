import type { ClosingFacts } from '../../../shared/domain/evaluation/closing-facts.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { mentee, mentor, pair } from './a-closing.ts';

const sites = ['Paris', 'Lyon', 'Montréal'];
const units = ['Supply chain', 'Finance', 'Marketing & ventes', 'R&D'];
/** Deterministic and uneven, 0..1. */
const uneven = (seed: number): number => ((seed * 7919 + 104_729) % 1009) / 1009;
const rating = (seed: number, center: number): number =>
  Math.min(5, Math.max(1, Math.round(center + (uneven(seed) - 0.5) * 2.6)));

/** A cycle of so many pairs in which everything was asked, and most was answered. */
export function aFullCycle(pairs: number, readers: readonly PersonId[] = []): ClosingFacts {
  const indexes = Array.from({ length: pairs }, (_, index) => index);
  const answers = (seed: number): boolean => uneven(seed) > 0.18;
  const sessions = [1, 2, 3, 4, 5, 6];
  const at = <Item>(list: readonly Item[], index: number): Item => list[index % list.length] as Item;
  return {
    participants: indexes.flatMap((index) => [
      { personId: mentor(index), side: 'mentor' as const, unit: at(units, index + 1), site: at(sites, index + 1) },
      {
        personId: mentee(index),
        side: 'mentee' as const,
        unit: at(units, index),
        site: at(sites, Math.floor(index / 3)),
      },
    ]),
    readers,
    enrolled: indexes.flatMap((index) => (index % 9 === 8 ? [mentor(index)] : [mentor(index), mentee(index)])),
    matched: indexes.filter((index) => index % 9 !== 8).flatMap((index) => [mentor(index), mentee(index)]),
    pairs: indexes
      .filter((index) => index % 9 !== 8)
      .map((index) => ({
        pairId: pair(index),
        mentorId: mentor(index),
        menteeId: mentee(index),
        held: index % 7 === 0 ? 4 : 6,
        planned: 6,
      })),
    asked: indexes.flatMap((index) => [
      { form: 'STA-M' as const, personId: mentor(index), side: 'mentor' as const, answered: answers(index) },
      { form: 'STA-S' as const, personId: mentee(index), side: 'mentee' as const, answered: answers(index + 50) },
      { form: 'CLO-M' as const, personId: mentor(index), side: 'mentor' as const, answered: answers(index + 100) },
      { form: 'CLO-S' as const, personId: mentee(index), side: 'mentee' as const, answered: answers(index + 150) },
      ...sessions.flatMap((session) => [
        {
          form: 'SES' as const,
          personId: mentor(index),
          side: 'mentor' as const,
          session,
          answered: answers(index * 6 + session),
        },
        {
          form: 'SES' as const,
          personId: mentee(index),
          side: 'mentee' as const,
          session,
          answered: answers(index * 5 + session),
        },
      ]),
    ]),
    mentorBaselines: indexes.filter(answers).map((index) => ({
      personId: mentor(index),
      speaking: rating(index, 2.6),
      recognition: rating(index + 1, 2.8),
      belonging: rating(index + 2, 3.4),
      visibility: rating(index + 3, 2.3),
      worries: index % 3 === 0 ? ['none'] : ['career', 'clumsy'],
    })),
    menteeBaselines: indexes
      .filter((index) => answers(index + 50))
      .map((index) => ({
        personId: mentee(index),
        topic: rating(index + 4, 1.9),
        listening: rating(index + 5, 2.7),
        unknown: rating(index + 6, 2.4),
        worries: ['time', 'authority'],
      })),
    mentorClosings: indexes
      .filter((index) => answers(index + 100))
      .map((index) => ({
        personId: mentor(index),
        speaking: rating(index + 7, 3.7),
        recognition: rating(index + 8, 3.5),
        belonging: rating(index + 9, 3.5),
        visibility: rating(index + 10, 3.3),
        gained:
          index % 11 === 10
            ? ['none']
            : [
                'strategy',
                ...(index % 2 ? ['decisions'] : ['network']),
                ...(index % 3 ? ['confidence'] : ['priorities']),
              ],
        recommend: index % 12 !== 5,
      })),
    menteeClosings: indexes
      .filter((index) => answers(index + 150))
      .map((index) => ({
        personId: mentee(index),
        topic: rating(index + 11, 3.4),
        topicBefore: rating(index + 12, 1.5),
        listening: rating(index + 13, 3.5),
        unknown: rating(index + 14, 3.2),
        management: at(
          ['much-better', 'better', 'much-better', 'same', 'better', 'unsure', 'much-better', 'harder'] as const,
          index,
        ),
        recommend: index % 5 !== 3,
      })),
    feedback: indexes.flatMap((index) =>
      sessions.flatMap((session) => [
        ...(answers(index * 6 + session)
          ? [
              {
                pairId: pair(index),
                personId: mentor(index),
                side: 'mentor' as const,
                session,
                held: 'held' as const,
                useful: rating(index * session, 3.7 + session / 12),
                free: rating(index + session * 3, 3 + session / 6),
                ...(session === 1 ? { fit: index % 10 === 9 ? ('unsure' as const) : ('good' as const) } : {}),
                ...(session === 6 ? { change: at(['clearly', 'little', 'unsure', 'no'] as const, index) } : {}),
              },
            ]
          : []),
        ...(answers(index * 5 + session)
          ? [
              {
                pairId: pair(index),
                personId: mentee(index),
                side: 'mentee' as const,
                session,
                held: 'held' as const,
                useful: rating(index + session, 4.1),
                free: rating(index + session * 2, 4.2),
                ...(session === 1 ? { fit: 'good' as const } : {}),
                ...(session === 6
                  ? {
                      quote:
                        index === 3
                          ? 'Je laisse parler avant de conclure <enfin>. CITER'
                          : 'Je pose plus de questions.',
                    }
                  : {}),
              },
            ]
          : []),
      ]),
    ),
    followUps: [],
  };
}
