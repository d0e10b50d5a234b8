import { describe, expect, it } from 'vitest';
import { castCompany } from '../../../local/run/cast-company.ts';
import { companyContacts } from '../../../local/run/company-contacts.ts';
import { generateCompany } from '../../../local/sample/generate-company.ts';
import { sampleCompany } from '../../../local/sample/sample-company.ts';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('companyContacts', () => {
  it('finds the coordinators of a cycle.json whatever else is wrong with it', () => {
    expect(companyContacts(bytes({ coordinators: [{ email: 'Anna@Solane.example', name: 'Anna' }, 7] }))).toEqual({
      opensOn: undefined,
      coordinators: [{ email: 'anna@solane.example', name: 'Anna' }],
    });
    expect(companyContacts(bytes('hello')).coordinators).toEqual([]);
    expect(companyContacts(new TextEncoder().encode('{ "coordinators": [')).coordinators).toEqual([]);
  });
});

describe('castCompany', () => {
  it('plays coordinators, sponsor and everybody of the roster, each once', () => {
    const cast = castCompany(sampleCompany(), 1);
    expect(cast.get('claire.dubois@solane.example')?.state.persona.role).toBe('coordinator');
    expect(cast.get('josee.lavoie@solane.example')?.state.persona).toMatchObject({
      role: 'assistant',
      timeZone: 'America/Toronto',
    });
    expect(cast.get('helene.marchand@solane.example')?.state.persona.assistant).toBe('sandrine.petit@solane.example');
    expect(cast.size).toBe(45 + 2 - 2); // 45 in the roster; both coordinators are among them
  });

  it('lets what is known of a person win, and draws the rest from the seed', () => {
    const company = generateCompany(40, 3);
    const personaAt = (seed: number, address: string) => castCompany(company, seed).get(address)?.state.persona;
    const [address = ''] = castCompany(company, 1).keys();
    expect(personaAt(1, address)).toEqual(personaAt(1, address));
    const told = castCompany(company, 1, { [address]: { character: 'silent' } }).get(address);
    expect(told?.state.persona.character).toBe('silent');
  });

  it('plays nobody of files that cannot be read: such a cycle never starts', () => {
    expect(castCompany({ cycle: bytes({}), roster: sampleCompany().roster }, 1).size).toBe(0);
  });
});
