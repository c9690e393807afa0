import { describe, expect, it } from 'vitest';
import { createPeople } from './people.ts';

const people = createPeople([
  { name: 'Ana', identities: ['web:ana', 'slack:T0:UANA'] },
  { name: 'Ben', identities: ['web:ben'] },
]);

describe('createPeople', () => {
  it('takes linked identities for one person, and each other for one of its own', () => {
    expect(people.isSame('web:ana', 'slack:T0:UANA')).toBe(true);
    expect(people.isSame('web:cleo', 'web:cleo')).toBe(true);
    expect(people.isSame('web:ana', 'web:ben')).toBe(false);
    expect(people.isSame('web:cleo', 'web:dan')).toBe(false);
    expect(people.isSame('slack:T0:UANA', 'slack:T1:UANA')).toBe(false);
    expect(people.isSame('slack:T0:UANA', 'slack:T0:Uana')).toBe(false);
  });

  it('takes names on the page that differ in case alone for one person, who may no more for it', () => {
    expect(people.isSame('web:Ana', 'slack:T0:UANA')).toBe(true);
    expect(people.isSame('web:CLEO', 'web:cleo')).toBe(true);
    expect(people.distinct(['web:cleo', 'web:Cleo', 'web:ANA', 'slack:T0:UANA'])).toEqual(['web:cleo', 'web:ANA']);
    expect(people.includes(['web:ana', 'web:cleo'], 'web:Cleo')).toBe(false);
    expect(people.includes(['web:ana'], 'web:Ana')).toBe(false);
  });

  it('takes the operator at the admin socket for the one on the page', () => {
    const linked = createPeople([{ name: 'Ana', identities: ['slack:T0:UANA', 'web:operator'] }]);

    expect(people.isSame('socket:operator', 'web:operator')).toBe(true);
    expect(linked.isSame('socket:operator', 'slack:T0:UANA')).toBe(true);
    expect(linked.includes(['web:operator'], 'socket:operator')).toBe(false);
  });

  it('finds a person among identities by any of theirs', () => {
    expect(people.includes(['slack:T0:UANA'], 'web:ana')).toBe(true);
    expect(people.includes(['web:ben', 'web:cleo'], 'web:ana')).toBe(false);
    expect(people.includes([], 'web:ana')).toBe(false);
  });

  it('counts persons, names those who are linked, and knows their identities', () => {
    expect(people.distinct(['web:ana', 'web:cleo', 'slack:T0:UANA', 'web:cleo', 'web:ben'])).toEqual(['web:ana', 'web:cleo', 'web:ben']);
    expect(['slack:T0:UANA', 'web:cleo'].map((userId) => people.nameOf(userId))).toEqual(['Ana', undefined]);
    expect(people.identitiesOf('web:ana')).toEqual(['web:ana', 'slack:T0:UANA']);
    expect(people.identitiesOf('web:cleo')).toEqual(['web:cleo']);
  });
});
