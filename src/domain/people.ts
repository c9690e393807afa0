// Who is one person: the identities that an administrator has linked. Persons are compared, never identities, so that nobody approves
// their own request by way of another platform (R11).

/** A person as the configuration lists them. */
export interface LinkedPerson {
  readonly name: string;
  /** Such as `web:ana` and `slack:T0123ABCD:U0123ABCD`. */
  readonly identities: readonly string[];
}

/** Tells persons apart. */
export interface People {
  /** True where both identities are of one person. */
  isSame(one: string, other: string): boolean;
  /** True where one of the identities is of the person. */
  includes(identities: readonly string[], userId: string): boolean;
  /** The name of a linked person; undefined where nobody has linked the identity. */
  nameOf(userId: string): string | undefined;
  /** One identity for each person among them, in their order. */
  distinct(identities: readonly string[]): readonly string[];
  /** Every identity of the person, the given one included. */
  identitiesOf(userId: string): readonly string[];
}

/** Makes what tells persons apart; an identity that is not linked is a person of its own. */
export function createPeople(linked: readonly LinkedPerson[]): People {
  const personOf = new Map(linked.flatMap((person) => person.identities.map((identity) => [identity, person] as const)));
  const isSame = (one: string, other: string): boolean => {
    const person = personOf.get(one);
    return one === other || (person !== undefined && person === personOf.get(other));
  };
  return {
    isSame,
    includes: (identities, userId) => identities.some((identity) => isSame(identity, userId)),
    nameOf: (userId) => personOf.get(userId)?.name,
    distinct: (identities) => identities.filter((one, position) => !identities.slice(0, position).some((before) => isSame(before, one))),
    identitiesOf: (userId) => personOf.get(userId)?.identities ?? [userId],
  };
}
