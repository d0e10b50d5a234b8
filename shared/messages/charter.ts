import type { TranslatedLines } from '../forms/form-definition.ts';

/** What both people of a pair accept (content.md 5.2). */
export const charter: TranslatedLines = {
  fr: [
    '- Le mentor conduit, le dirigeant apprend, à égalité.',
    '- Ce qui se dit entre nous reste entre nous.',
    '- Ni évaluation, ni promotion, ni sanction n’en découle.',
    '- Nous tenons les dates ; jamais deux reports de suite.',
    '- Nous venons sans écran ouvert sur autre chose.',
    '- Chacun peut refuser un sujet ou une question.',
    '- Rien de confidentiel sur les résultats ou les personnes.',
    '- Les séances se font sur le temps de travail.',
    '- Chacun peut arrêter sans donner de raison.',
    '- Fait grave : {confidential contact}, hors programme.',
  ],
  en: [
    '- The mentor leads, the leader learns, as equals.',
    '- What we say to each other stays between us.',
    '- No appraisal, promotion or sanction follows from it.',
    '- We keep the dates; never two moves in a row.',
    '- We come with no screen open on anything else.',
    '- Each of us may decline a topic or a question.',
    '- Nothing confidential about results or people.',
    '- Sessions take place in working time.',
    '- Each of us may stop without giving a reason.',
    '- Serious matter: {confidential contact}, outside.',
  ],
};

/** The sponsor's words in the invitations (content.md 5.3), around the message and objectives of the definition. */
export const sponsorMessage: TranslatedLines = {
  fr: [
    '{message}',
    'Ce que nous en attendons : {objectives}.',
    'Vos réponses ne servent ni à noter ni à choisir qui que ce',
    'soit. Je m’engage à tenir mes six dates.',
    '{sponsor}',
  ],
  en: [
    '{message}',
    'What we expect from it: {objectives}.',
    'Your answers serve neither to grade nor to select anyone.',
    'I commit to keeping my six dates.',
    '{sponsor}',
  ],
};
