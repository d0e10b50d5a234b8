import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCatalog } from '../../../shared/domain/expertise/default-catalog.ts';
import type { Candidate } from '../../../shared/domain/matching/candidate.ts';
import { explainPair, PairExplanation } from '../../../shared/domain/matching/explain-pair.ts';
import { pairConcerns } from '../../../shared/domain/matching/pair-concerns.ts';
import { type Audience, reasonText } from '../../../shared/domain/matching/reason-text.ts';
import { unmatchedNote, unmatchedReasonText } from '../../../shared/domain/matching/unmatched-reason-text.ts';
import { aMentee, aMentor, claim } from './a-candidate.ts';

const day = '2027-02-01';

function texts(mentor: Candidate, mentee: Candidate, language: 'fr' | 'en', audience: Audience): string[] {
  return explainPair({ mentor, mentee }, defaultCatalog, day).reasons.map((reason) =>
    reasonText(reason, language, audience),
  );
}

describe('explainPair', () => {
  const mentor = aMentor('ines', { styles: { directness: 'straight' } });
  const mentee = aMentee('anne', { styles: { directness: 'straight' } });

  it('tells the mentee what she will learn, what she gives and how they fit', () => {
    expect(texts(mentor, mentee, 'fr', 'mentee')).toEqual([
      'Votre mentor peut vous apprendre la vidéo courte, votre premier sujet.',
      'En retour, vous pouvez aider votre mentor sur la stratégie.',
      'Même façon de travailler : droit au but.',
    ]);
  });

  it('tells the mentor the same from the other side', () => {
    expect(texts(mentor, mentee, 'fr', 'mentor')).toEqual([
      'Vous connaissez la vidéo courte, le premier sujet de votre binôme.',
      'En retour, votre binôme peut vous aider sur la stratégie.',
      'Même façon de travailler : droit au but.',
    ]);
    expect(texts(mentor, mentee, 'en', 'mentor')).toEqual([
      "You know short video, your partner's first topic.",
      'In return, your partner can help you with strategy.',
      'Same way of working: straight to the point.',
    ]);
  });

  it('says it to the coordinator in a few words', () => {
    expect(texts(mentor, mentee, 'fr', 'coordinator')).toContain('Sujet 1 couvert : la vidéo courte.');
  });

  it('names a neighboring topic as what it is', () => {
    const near = aMentor('ines', { teaches: [claim('content.podcast')], wants: [] });
    expect(texts(near, mentee, 'en', 'mentee')[0]).toBe(
      'Your mentor knows podcasting, a topic close to yours: short video.',
    );
  });

  it('begins with the goals the mentor can teach, in her order', () => {
    const wants = [claim('culture.german'), claim('data.python'), claim('content.short-video')];
    const both = aMentor('ines', { teaches: [claim('content.short-video'), claim('data.python')] });
    expect(explainPair({ mentor: both, mentee: aMentee('anne', { wants }) }, defaultCatalog, day).topics).toEqual([
      'data.python',
      'content.short-video',
    ]);
  });

  it('finds two reasons even for people who said next to nothing', () => {
    const silent = { teaches: [], wants: [], formats: [] };
    expect(texts(aMentor('ines', silent), aMentee('anne', silent), 'fr', 'mentor')).toEqual([
      'Vous travaillez dans deux entités différentes.',
      'Langue commune : français.',
    ]);
  });

  it('never holds a score or a person, and survives being stored', () => {
    const skill = fc.constantFrom(...defaultCatalog.skills.map(({ id }) => ({ skill: id })));
    const skills = fc.array(skill, { maxLength: 5 });
    fc.assert(
      fc.property(skills, skills, (teaches, wants) => {
        const pair = { mentor: aMentor('ines', { teaches }), mentee: aMentee('anne', { wants }) };
        const explanation = explainPair(pair, defaultCatalog, day);
        expect(PairExplanation.parse(JSON.parse(JSON.stringify(explanation)))).toEqual(explanation);
        for (const language of ['fr', 'en'] as const)
          for (const audience of ['mentor', 'mentee'] as const)
            for (const reason of explanation.reasons)
              expect(reasonText(reason, language, audience)).not.toMatch(/per_|\bines\b|\banne\b|undefined|\d{4}/i);
      }),
      { numRuns: 60 },
    );
  });
});

describe('pairConcerns', () => {
  it('tells the coordinator what to look at', () => {
    const mentor = aMentor('ines', {
      styles: { preparation: 'written' },
      languages: { en: 'B1' },
      halfDays: ['mon-pm'],
      chainIncomplete: true,
    });
    const mentee = aMentee('anne', {
      wants: [claim('content.short-video'), claim('culture.german')],
      styles: { preparation: 'spoken' },
      languages: { fr: 'C2', en: 'C1' },
      halfDays: ['mon-am'],
      timeZone: 'Asia/Dubai',
    });
    expect(pairConcerns({ mentor, mentee }, defaultCatalog, day, 'fr')).toEqual([
      'Sujet 2 non couvert : l’allemand.',
      'Heures communes par semaine : 0.',
      'Façons de travailler opposées sur la préparation.',
      'Langue fragile : anglais.',
      'Chaîne de responsables incomplète, à confirmer.',
    ]);
  });

  it('has nothing to say about a good pair', () => {
    expect(pairConcerns({ mentor: aMentor('ines'), mentee: aMentee('anne') }, defaultCatalog, day, 'en')).toEqual([]);
  });
});

describe('unmatchedReasonText', () => {
  const noPartner = (counts: object) => ({ kind: 'no-legal-partner' as const, counts });

  it('gives one of the allowed reasons', () => {
    const say = (side: 'mentor' | 'mentee', reason: Parameters<typeof unmatchedNote>[0]) =>
      unmatchedReasonText({ side, reason }, 'fr');
    expect(say('mentor', noPartner({ 'goals-not-covered': 5, 'no-common-language': 1 }))).toBe(
      'aucun dirigeant n’a choisi vos sujets',
    );
    expect(say('mentee', noPartner({ 'goals-not-covered': 5 }))).toBe('aucun mentor n’a proposé vos sujets');
    expect(say('mentor', noPartner({ 'no-common-language': 3 }))).toBe('pas de langue commune');
    expect(say('mentor', { kind: 'all-taken', price: 120 })).toBe('trop de volontaires sur vos sujets');
  });

  it('never tells anybody about a refusal, a reporting line or a score', () => {
    for (const reason of [
      noPartner({ veto: 9 }),
      noPartner({ 'reporting-line': 4 }),
      { kind: 'below-floor' as const, best: 4321 },
    ])
      expect(unmatchedReasonText({ side: 'mentee', reason }, 'en')).toBe('too many volunteers on your topics');
  });
});

describe('unmatchedNote', () => {
  it('tells the coordinator the rule that excludes most', () => {
    const reason = { kind: 'no-legal-partner' as const, counts: { veto: 3, 'no-common-language': 1 } };
    expect(unmatchedNote(reason, 'fr')).toBe('refus exprimés');
    expect(unmatchedNote({ kind: 'no-legal-partner', counts: {} }, 'en')).toBe('nobody on the other side');
  });
});
