import { describe, expect, it } from 'vitest';
import { PersonId } from '../../shared/domain/ids.ts';
import { aPerson } from '../domain/builders.ts';
import { localWires } from './local-wires.ts';

const { personId: _given, ...someone } = aPerson();

describe('register', () => {
  it('gives an id that the address does not reveal, and finds it in whatever case the address is written', async () => {
    const { people } = localWires();
    const id = await people.register({ ...someone, address: 'Ines.Benali@Solane.example' });
    expect(id).toMatch(/^per_[a-z2-7]{16}$/);
    expect(await people.idOf('INES.BENALI@solane.example')).toBe(id);
    expect(await people.find(id)).toEqual({ ...someone, personId: id });
    expect(await people.idOf('nobody@solane.example')).toBeUndefined();
  });

  it('keeps the id and updates the name at a later import', async () => {
    const { people } = localWires();
    const id = await people.register(someone);
    expect(await people.register({ ...someone, last: 'Benali-Roy' })).toBe(id);
    expect((await people.find(id))?.last).toBe('Benali-Roy');
  });

  it('knows somebody with a new address by the employee number', async () => {
    const { people } = localWires();
    const id = await people.register(someone, 'E1');
    expect(await people.register({ ...someone, address: 'ines.roy@solane.example' }, 'E1')).toBe(id);
    expect(await people.idOf('ines.roy@solane.example')).toBe(id);
    expect((await people.find(id))?.address).toBe('ines.roy@solane.example');
  });

  it('learns the employee number of somebody known by address', async () => {
    const { people } = localWires();
    const id = await people.register(someone);
    expect(await people.register(someone, 'E1')).toBe(id);
    expect(await people.register({ ...someone, address: 'ines.roy@solane.example' }, 'E1')).toBe(id);
  });

  it('gives one id per address when it runs several times at once', async () => {
    const { people } = localWires();
    const ids = await Promise.all(Array.from({ length: 8 }, () => people.register(someone)));
    expect(new Set(ids).size).toBe(1);
  });

  it('gives one id per employee number when two addresses of it come at once', async () => {
    const { people } = localWires();
    const addresses = ['ines.benali@solane.example', 'ines.roy@solane.example'];
    const ids = await Promise.all(addresses.map((address) => people.register({ ...someone, address }, 'E1')));
    expect(new Set(ids).size).toBe(1);
    expect(await Promise.all(addresses.map((address) => people.idOf(address)))).toEqual(ids);
  });

  it('never forgets that an address is suppressed', async () => {
    const { people } = localWires();
    const id = await people.register(someone);
    await people.suppress(id, 'bounced');
    await people.register({ ...someone, last: 'Benali-Roy' });
    expect((await people.find(id))?.suppressed).toBe('bounced');
  });
});

describe('a later import', () => {
  it('changes the language that an earlier import gave, and never the one that the person chose', async () => {
    const { people } = localWires();
    const id = await people.register({ ...someone, language: 'fr' });
    await people.register({ ...someone, language: 'en' });
    expect((await people.find(id))?.language).toBe('en');
    await people.changeLanguage(id, 'fr');
    await people.register({ ...someone, language: 'en', last: 'Benali-Roy' });
    expect(await people.find(id)).toMatchObject({ language: 'fr', languageChosen: true, last: 'Benali-Roy' });
  });

  it('takes nothing back that a person chooses or that SES says at the same moment', async () => {
    const { people } = localWires();
    const id = await people.register({ ...someone, language: 'fr' });
    await Promise.all([
      people.register({ ...someone, language: 'fr', last: 'Benali-Roy' }),
      people.changeLanguage(id, 'en'),
      people.suppress(id, 'bounced'),
    ]);
    expect(await people.find(id)).toMatchObject({ language: 'en', suppressed: 'bounced', last: 'Benali-Roy' });
  });
});

describe('findAll', () => {
  it('finds more people than one request may ask for, each once', async () => {
    const { people } = localWires();
    const ids: PersonId[] = [];
    for (let number = 0; number < 120; number += 1)
      ids.push(await people.register({ ...someone, address: `p${String(number)}@solane.example` }));
    const found = await people.findAll([...ids, ...ids, PersonId.parse('per_none')]);
    expect([...found.keys()].toSorted()).toEqual(ids.toSorted());
    expect(await people.findAll([])).toEqual(new Map());
  });
});

describe('suppress and changeLanguage', () => {
  it('change one thing and leave the rest', async () => {
    const { people } = localWires();
    const id = await people.register(someone);
    await people.changeLanguage(id, 'en');
    await people.suppress(id, 'complained');
    expect(await people.find(id)).toEqual({
      ...someone,
      personId: id,
      language: 'en',
      languageChosen: true,
      suppressed: 'complained',
    });
  });

  it('create nobody', async () => {
    const { people } = localWires();
    const nobody = PersonId.parse('per_none');
    await expect(people.suppress(nobody, 'bounced')).rejects.toThrow();
    expect(await people.find(nobody)).toBeUndefined();
  });
});
