import { expect, it } from 'vitest';
import { addressesIn } from '../../shared/mail/addresses-in.ts';

it('finds every address of To and Cc lines, bare, named or quoted, in lower case', () => {
  const lines = ['"Marchand, Hélène" <Helene.Marchand@Solane.example>, x@y.example', 'r-abc@reply.solane.example;'];
  expect([...addressesIn(lines)]).toEqual([
    'helene.marchand@solane.example',
    'x@y.example',
    'r-abc@reply.solane.example',
  ]);
  expect([...addressesIn(['undisclosed-recipients:;', ''])]).toEqual([]);
});
