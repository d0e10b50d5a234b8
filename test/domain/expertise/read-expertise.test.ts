import { describe, expect, it } from 'vitest';
import { defaultCatalog } from '../../../shared/domain/expertise/default-catalog.ts';
import { readExpertise } from '../../../shared/domain/expertise/read-expertise.ts';

/** An answer, the skills it names in order ("id" or "id:level"), and what is asked back. */
type Case = readonly [answer: string, understood: string, ...unknown: string[]];

const french: readonly Case[] = [
  ['Vidéo courte (expert), Python (notions)', 'content.short-video:4 data.python:1'],
  ['la créa', '', 'la créa'],
  ['Instagram, un peu de Python', 'social.instagram data.python:1'],
  ['les réseaux sociaux, surtout TikTok et Instagram', 'social.networks social.tiktok social.instagram'],
  ['Je maîtrise Excel et Power BI', 'data.excel:4 data.power-bi:4'],
  ['ChatGPT, rédaction de prompts', 'ai.generative ai.prompting'],
  ['l’IA générative dans mon métier', 'ai.generative'],
  ['comprendre la stratégie, élargir mon réseau', 'strategy.strategy network.network'],
  ['voir comment on décide et être mieux connue', 'decision.making network.visibility'],
  ['Stratégie, arbitrages, réseau', 'strategy.strategy decision.tradeoffs network.network'],
  ['ce que vivent les équipes', 'talent.field'],
  ['les attentes des jeunes générations', 'talent.expectations'],
  ['pas de Python mais du SQL', 'data.sql'],
  ['tout sauf Excel', ''],
  ['je ne connais pas Excel', '', 'je ne connais pas Excel'],
  ['je ne sais pas', ''],
  ['Je ne sais pas encore', ''],
  ['aucune idée', ''],
  ['rien de particulier', ''],
  ['Je ne sais pas trop, peut-être Canva', 'content.canva'],
  ['no-code (Airtable), low-code', 'dev.nocode'],
  ['développement durable / RSE', 'sustainability.transition sustainability.csr'],
  ['un peu de SQL et de Python', 'data.sql:1 data.python:1'],
  ['un peu de SQL et Excel', 'data.sql:1 data.excel'],
  ['expert en Excel et Power BI, notions de SQL', 'data.excel:4 data.power-bi:4 data.sql:1'],
  ['Expert : Excel, Power BI\nNotions : Python', 'data.excel:4 data.power-bi:4 data.python:1'],
  ['- Podcast\n- Montage vidéo\n- Canva', 'content.podcast content.video-editing content.canva'],
  ['1. Teams\n2. Miro', 'collab.teams collab.whiteboard'],
  ['montage de vidéos', 'content.video-editing'],
  ['Pyhton, instagramm', 'data.python social.instagram'],
  ['cyber sécurité et hameçonnage', 'security.cyber security.phishing'],
  ['télé-travail', 'methods.hybrid'],
  ['fusions et acquisitions, R&D', 'strategy.mergers operations.research'],
  ['santé et sécurité', 'wellbeing.safety'],
  ['données de santé', 'operations.health'],
  ['données', 'data.literacy'],
  ['données satellitaires', '', 'données satellitaires'],
  ['mener une équipe, conduire le changement', 'leadership.management strategy.transformation'],
  ['gérer ma carrière', 'career.development'],
  ['prendre la parole en public', 'communication.speaking'],
  ['négocier avec les fournisseurs', 'negotiation.negotiation'],
  ['pas mal de Python', 'data.python:3'],
  ['pas expert en Excel', 'data.excel'],
  ['anglais courant', 'culture.english:4'],
  ['Excel, très bon niveau ; PowerPoint, bon niveau', 'data.excel:4 collab.slides:3'],
  ['le tricot et la plongée', '', 'le tricot', 'la plongée'],
  ['Bonjour, LinkedIn, merci !', 'social.linkedin'],
  ['égalité femmes-hommes, handicap', 'inclusion.gender inclusion.disability'],
  [
    'bilan carbone, économie circulaire, climat',
    'sustainability.carbon sustainability.circular sustainability.climate',
  ],
  ['les nouveaux modes de travail, l’agilité', 'methods.new-ways methods.agile'],
  ['Excel (expert), Excel', 'data.excel:4'],
  ['sauf Python', ''],
  ['comment se servir de mon smartphone', 'collab.phone'],
  ['rencontrer des dirigeants, ouvrir des portes', 'network.access network.introductions'],
  ['lire un bilan, contrôle de gestion', 'finance.reading finance.control'],
];

const english: readonly Case[] = [
  ['short video (expert), Python (basics)', 'content.short-video:4 data.python:1'],
  ['Excel: good level; Power BI: expert', 'data.excel:3 data.power-bi:4'],
  ['a bit of JavaScript and React', 'dev.web:1'],
  ['good at Excel and PowerPoint', 'data.excel:3 collab.slides:3'],
  ['social media, personal branding', 'social.networks social.brand'],
  ['understand the strategy, see how decisions are made', 'strategy.strategy decision.making'],
  ['widen my network, be better known', 'network.network network.visibility'],
  ['Strategy, trade-offs, network', 'strategy.strategy decision.tradeoffs network.network'],
  ["I don't know", ''],
  ["I don't know yet", ''],
  ['no idea', ''],
  ['nothing special', ''],
  ["I don't know Excel", '', "I don't know Excel"],
  ['everything except TikTok', '', 'everything'],
  ['no SQL, but Python', 'data.python'],
  ['AI, machine-learning and prompting', 'ai.basics ai.machine-learning ai.prompting'],
  ['public speeking', 'communication.speaking'],
  ['stakeholders management', 'decision.politics'],
  ['Gen Z expectations', 'talent.expectations'],
  ['diversity & inclusion', 'inclusion.diversity'],
  ['CI/CD, C++ and C#', 'dev.devops dev.cpp dev.dotnet'],
  ['M&A', 'strategy.mergers'],
  ['knitting and scuba diving', '', 'knitting', 'scuba diving'],
  ['mental health, work-life balance', 'wellbeing.mental wellbeing.balance'],
  ['leading a team through change management', 'leadership.management strategy.transformation'],
  ['not bad at Python', 'data.python:3'],
  ['not an expert in SQL', 'data.sql'],
  ['negotiating, budgeting', 'negotiation.negotiation finance.budget'],
  ['Microsft Teams', 'collab.teams'],
  ['remote work; async', 'methods.hybrid methods.async'],
  ['none', ''],
  ['career advice', 'career.development'],
  ['crypto, VR, 3D printing', 'innovation.blockchain innovation.vr innovation.making'],
  ['carbon footprint and green IT', 'sustainability.carbon sustainability.digital'],
  ['Expert in Figma, basics of Photoshop', 'design.figma:4 content.photo:1'],
];

/** Longer answers, written before the reader had seen any of them. */
const sentences: readonly (readonly [string, string])[] = [
  ['Savoir utiliser Instagram pour mon équipe commerciale', 'social.instagram'],
  ['faire des posts LinkedIn qui marchent', 'social.linkedin'],
  ['les outils Google', 'collab.google'],
  ['je suis à l’aise avec Figma et Notion, débutant en React', 'design.figma:3 collab.notion:3 dev.web:1'],
  ['data visualisation sous Tableau', 'data.visualization'],
  ['macro excel et automatisation', 'data.vba collab.automation'],
  ['Les codes de TikTok et ce que regardent mes clients de 20 ans', 'social.tiktok'],
  ['la fresque du climat', 'sustainability.climate'],
  ['l’écoresponsabilité au bureau', ''],
  ['La cybersécurité, les arnaques', 'security.cyber security.phishing'],
  ['comment les jeunes voient le travail', 'talent.expectations'],
  ['pourquoi les jeunes partent', 'talent.expectations'],
  ['Podcasts : création et diffusion', 'content.podcast'],
  ['Vidéo (tournage, montage)', 'content.short-video content.video-editing'],
  ['mieux organiser mes réunions à distance', 'collab.video-calls'],
  ['gestion de mon temps', 'methods.productivity'],
  ['prendre confiance en moi', 'communication.assertiveness'],
  ['rencontrer le comex', 'network.access'],
  ['avoir une vision plus globale de l’entreprise', 'strategy.overview'],
  ['comprendre les chiffres', 'finance.reading'],
  ['savoir négocier un budget', 'negotiation.negotiation finance.budget'],
  ['être exposée à des sujets stratégiques', 'strategy.priorities'],
  ['développer mon leadership', 'leadership.leadership'],
  ['du recul', 'leadership.resilience'],
  ['Mon carnet d’adresses, 25 ans d’expérience de la vente', 'network.network negotiation.sales'],
  ['La gestion de crise et les arbitrages budgétaires', 'strategy.risk decision.tradeoffs'],
  ['how to use AI day to day', 'ai.basics'],
  ['prompting for ChatGPT / Copilot', 'ai.prompting ai.generative ai.copilot'],
  ['making reels', 'content.short-video'],
  ['what young people expect from us', 'talent.expectations'],
  ['neurodiversity & accessibility', 'inclusion.neuro inclusion.disability'],
  ['I can code in Python (advanced) and a little R', 'data.python:4 data.r:1'],
  ['Excel pivot tables, PowerBI dashboards', 'data.excel data.power-bi data.visualization'],
  ['how to build my personal brand online', 'social.brand'],
  ['managing difficult people', 'leadership.management'],
  ['Negotiation with big customers', 'negotiation.negotiation negotiation.accounts'],
  ['company politics', 'decision.politics'],
  ['a sense of the big picture', 'strategy.overview'],
  ['crypto basics', 'innovation.blockchain:1'],
  ['photography, hiking', 'content.photo'],
  ['no particular topic', ''],
  ['whatever you need', ''],
];

/** Answers that name nothing a mentor could be found for. */
const offTopic = [
  'jardinage',
  'la cuisine',
  'permis B',
  'vendredi',
  'mon manager est en vacances',
  'football',
  'piano',
  'astronomie',
  'menuiserie',
  'bricolage',
  'randonnée',
  'hiking',
  'gardening',
  'fishing',
  'word of mouth',
  'safe driving',
  'live music',
  'a change of scenery',
  'bonne humeur',
  'l’environnement de travail',
  'avoir droit à une pause',
  'qualité du café',
  'tout ce que vous voulez',
  'on verra',
  'see you soon',
  'c’est compliqué',
  'ça dépend du mentor',
  'voir avec mon assistante',
  'question à Sandrine',
  'astrologie',
  'pythonisse',
];

function read(answer: string): Case {
  const { understood, unknown } = readExpertise(answer, defaultCatalog);
  const skills = understood.map(({ skill, level }) => (level === undefined ? skill : `${skill}:${level}`));
  return [answer, skills.join(' '), ...unknown];
}

describe('readExpertise', () => {
  it.each(french)('reads "%s"', (answer, ...expected) => {
    expect(read(answer)).toEqual([answer, ...expected]);
  });

  it.each(english)('reads "%s" in English', (answer, ...expected) => {
    expect(read(answer)).toEqual([answer, ...expected]);
  });

  it.each(sentences)('finds the topics of "%s"', (answer, expected) => {
    expect(read(answer)[1]).toBe(expected);
  });

  it.each(offTopic)('makes nothing of "%s"', (answer) => {
    expect(read(answer)[1]).toBe('');
  });

  it("repeats the person's own words", () => {
    const { understood } = readExpertise('Montage  de Vidéos (expert)', defaultCatalog);
    expect(understood[0]?.words).toBe('Montage de Vidéos');
  });

  it('gives nothing for an empty answer', () => {
    expect(readExpertise(' \n', defaultCatalog)).toEqual({ understood: [], unknown: [] });
  });

  it('leaves a level open when an answer names two', () => {
    expect(read('Excel expert, Excel notions')[1]).toBe('data.excel');
  });
});

describe('readExpertise, who wants to learn', () => {
  it('takes what is not known yet as where to begin, and what is not wanted as nothing', () => {
    const wants = (answer: string) => readExpertise(answer, defaultCatalog, 'wants');
    expect(wants('Je ne connais pas TikTok').understood).toEqual([
      { skill: 'social.tiktok', level: 1, words: 'TikTok' },
    ]);
    expect(wants('I know nothing about Power BI').understood).toEqual([
      { skill: 'data.power-bi', level: 1, words: 'Power BI' },
    ]);
    expect(wants('Je ne veux pas de TikTok')).toEqual({ understood: [], unknown: ['Je ne veux pas de TikTok'] });
  });

  it('never makes a mentor of somebody who does not know', () => {
    expect(readExpertise('I know nothing about Power BI', defaultCatalog).understood).toEqual([]);
  });
});

describe('words that are also the name of a product', () => {
  it.each([
    ['Teams', 'collab.teams'],
    ['how the teams really use AI agents', 'ai.agents'],
    ['how the teams work', ''],
    ['Word et Excel', 'collab.word data.excel'],
  ])('reads "%s"', (answer, expected) => {
    expect(read(answer)[1]).toBe(expected);
  });
});

describe('levels said before', () => {
  it('reach over a list of equals and not over a new sentence', () => {
    expect(read('good at Figma and Canva')[1]).toBe('design.figma:3 content.canva:3');
    expect(read('good at Figma and I like podcasts')[1]).toBe('design.figma:3 content.podcast');
  });
});
