import { describe, expect, it } from 'vitest';
import { demandLines } from '../../shared/messages/demand-lines.ts';
import { proposalPage } from '../../shared/messages/proposal-page.ts';
import { aPerson, ines, marc, sandrine } from '../domain/builders.ts';
import { aReviewedProposal } from './a-reviewed-proposal.ts';
import { letterOf } from './every-letter.ts';

const words = (html: string) =>
  html
    .replace(/<(style|script)>.*?<\/\1>/gs, '')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the page of a proposal', () => {
  it('says what was asked, what changed, who is left and what would change it, and what the total hides', () => {
    const fr = words(proposalPage(aReviewedProposal('fr'), 'fr'));
    for (const said of [
      'D1 GARDER P01 Sandrine P.',
      'D2 GARDER Marc T.',
      'IMPOSSIBLE, plus de place',
      'D6 SEUIL 40',
      'la plus faible : 61,5 au lieu de 72',
      'Ne sont plus proposées P01 (72) Inès B.',
      'Nouvelles P01 (62) Sandrine P.',
      'À votre demande.',
      'Inès B., Lyon Mentor à votre demande Reprendre votre demande.',
      'imposer une paire',
      'Paires non formées que les deux préféreraient à la leur 2',
      'Paris Mentor 7 1 62',
    ])
      expect(fr).toContain(said);
    const en = words(proposalPage(aReviewedProposal('en'), 'en'));
    expect(en).toContain('D6 FLOOR 40');
    expect(en).toContain('weakest: 61.5 instead of 72');
    expect(en).toContain('Groups of fewer than five people are not shown');
  });

  it('says the same in the email, which takes demands back by their number', () => {
    const facts = aReviewedProposal('fr');
    const { text } = letterOf('form', 'fr', facts);
    const said = text.replace(/\s+/g, ' ');
    expect(said).toContain('VOS DEMANDES (LIBRE D1 reprend la première)');
    for (const line of facts.proposal === undefined ? [] : demandLines(facts, facts.proposal, 'fr'))
      expect(said).toContain(line.replace(/\s+/g, ' '));
    expect(said).toContain('aucune répartition ne fait plus de paires, ni un meilleur total');
  });

  it('lets no name out of its place, and loads nothing', () => {
    const hostile = '</script><img src=x onerror=alert(1)>"\'&';
    const people = new Map(
      [ines, marc, sandrine].map((id) => [id, aPerson({ personId: id, first: hostile, last: '' })]),
    );
    const page = proposalPage(aReviewedProposal('fr', { people }), 'fr');
    expect(page).not.toContain('<img');
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(proposalPage(aReviewedProposal('fr'), 'fr')).not.toMatch(
      /(?:src|href)=|https?:|@import|fetch\(|XMLHttpRequest|import\(/,
    );
  });
});
