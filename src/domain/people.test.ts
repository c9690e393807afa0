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
    expect(people.isSame('web:ana', 'web:Ana')).toBe(false);
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
