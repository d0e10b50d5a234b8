import { expect, it } from 'vitest';
import { identityOf } from '../../../local/mail/identity-of.ts';

it.each([
  ['a@example.com', ['example.com'], 'example.com'],
  ['a@reply.example.com', ['example.com'], 'example.com'],
  ['a@reply.example.com', ['example.com', 'reply.example.com'], 'reply.example.com'],
  ['a@example.com', ['example.com', 'a@example.com'], 'a@example.com'],
  ['a@badexample.com', ['example.com'], undefined],
  ['a@com', ['example.com'], undefined],
])('%s is sent from the nearest of %j', (address, identities, identity) => {
  expect(identityOf(address, identities)).toBe(identity);
});
