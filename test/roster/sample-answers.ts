/** What a coordinator answers to the new-cycle form to define the cycle of the sample, by question. */
export function sampleAnswers() {
  const summer = 'pause du 19/07/2027 au 27/08/2027';
  const winter = 'pause du 20/12/2027 au 03/01/2028';
  return {
    program: [
      'Entreprise : Solane',
      'Programme : Mentorat inversé 2027',
      'Coordination : Claire Dubois ; +33 1 99 00 12 34 ; Paris',
      'Deuxième coordination : Marc Tremblay ; +1 514 555 0134 ; Montréal ; marc.tremblay@solane.example',
      'Contact confidentiel : Médecine du travail, +33 1 99 00 12 99 / Occupational health, +33 1 99 00 12 99',
      'Données personnelles : dpo@solane.example',
    ].join('\n'),
    sponsor: [
      'Sponsor : Nathalie Roy ; nathalie.roy@solane.example',
      'Titre : vice-présidente, Canada / vice president, Canada',
      'Message en français : J’apprends cette année d’un collaborateur, et je vous propose d’en faire autant. Je croyais connaître nos clients : je ne connaissais que leurs courriels.',
      'Message en anglais : This year I am learning from a colleague, and I invite you to do the same. I thought I knew our customers: I only knew their emails.',
      'Objectifs en français : que chaque dirigeant change une habitude de travail ; que les idées du terrain arrivent jusqu’aux décisions',
      'Objectifs en anglais : that every leader changes one working habit ; that ideas from the field reach decisions',
    ].join('\n'),
    dates: [
      'Invitations : 14/01/2027',
      'Inscriptions jusqu’au : 03/02/2027',
      'Ateliers des mentors : 12/02/2027 10:00 ; 16/02/2027 14:00',
      'Présentations aux dirigeants : 12/02/2027 14:30 ; 17/02/2027 14:30',
      'Dernier jour : 15/10/2027',
    ].join('\n'),
    sessions: 'Séances : 6\nMinutes : 60\nToutes les : 4 semaines\nPlaces : 16',
    sites: [
      `Paris ; France ; fr ; ${summer} ; ${winter}`,
      `Lyon ; France ; fr ; ${summer} ; ${winter}`,
      `Montréal / Montreal ; Québec ; fr ; pause du 19/07/2027 au 30/07/2027 ; ${winter}`,
    ].join('\n'),
    grades: 'Employé ; Spécialiste ; Cadre ; Cadre supérieur ; Directeur ; Comité de direction',
  };
}
