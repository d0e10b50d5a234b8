import { plusMinutes } from '../../../shared/domain/instant.ts';
import { between } from '../../employees/random.ts';
import { afterPause } from './pauser.ts';
import type { PersonKind } from './person-kind.ts';
import { sayWordOnce } from './say-word-once.ts';

const aDay = 24 * 60;

/** Says until when, three days to two months ahead. */
export const datedPauser: PersonKind = {
  name: 'PAUSE until a day',
  weight: 2,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, incoming, plain) => {
    const days = between(self.random, `${self.address}|pause`, 3, 60);
    const [year, month, day] = plusMinutes(incoming.at, days * aDay)
      .slice(0, 10)
      .split('-');
    const word = `PAUSE ${day ?? ''}/${month ?? ''}/${year ?? ''}`;
    return (
      sayWordOnce(self, incoming, plain, { purpose: 'pause', word: () => word }) ?? afterPause(self, incoming, plain)
    );
  },
};
