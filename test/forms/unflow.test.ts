import { describe, expect, it } from 'vitest';
import { unflow } from '../../shared/forms/unflow.ts';

describe('unflow', () => {
  it('joins soft-broken lines of one depth', () => {
    expect(unflow('une phrase \nen deux\n> citée \n> aussi')).toBe('une phrase en deux\n> citée aussi');
  });

  it('never joins lines of different depth: an answer line keeps what was typed below it apart', () => {
    expect(unflow('> Réponse 1 : \nPython')).toBe('> Réponse 1 : \nPython');
  });

  it('leaves the signature mark alone', () => {
    expect(unflow('oui\n-- \nInès')).toBe('oui\n-- \nInès');
  });

  it('drops the space of a soft break when the part says so', () => {
    expect(unflow('anti \nconstitutionnel', true)).toBe('anticonstitutionnel');
  });

  it('removes stuffing', () => {
    expect(unflow(' > pas une citation')).toBe('> pas une citation');
  });
});
