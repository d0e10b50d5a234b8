/** Minutes after which an outbox that is not empty was left by a crash: a handler empties its own within seconds. */
export const abandonedMinutes = 1;

/** Minutes after which an entity whose moment passed is woken: its execution acts within seconds, and waking one that is at work does no harm. */
export const overdueMinutes = 5;

/** What is counted of repairs. */
export type RepairCount =
  | 'OutboxesDrained'
  | 'OutboxesStuck'
  | 'EmailsGivenUp'
  | 'EntitiesWoken'
  | 'ExecutionsReplaced'
  | 'MessagesFetched';
