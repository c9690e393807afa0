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
  /** True where both identities are of one person, or may be: names on the page that differ in case alone. */
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

/** The operator at the admin socket, and the same one signed in on the page by the link that they made there. */
const OPERATOR_AT_SOCKET = 'socket:operator';
const OPERATOR_ON_PAGE = 'web:operator';

/** Makes what tells persons apart; an identity that is not linked is a person of its own. */
export function createPeople(linked: readonly LinkedPerson[]): People {
  const personOf = new Map(linked.flatMap((person) => person.identities.map((identity) => [identity, person] as const)));
  const personLike = new Map([...personOf].map(([identity, person]) => [fold(identity), person] as const));
  const isSame = (one: string, other: string): boolean => {
    const [left, right] = [fold(one), fold(other)];
    const person = personLike.get(left);
    return left === right || (person !== undefined && person === personLike.get(right));
  };
  // What somebody may is theirs by the letter: only what they may not reaches those who are nearly called the same.
  const isMeant = (identity: string, userId: string): boolean => {
    const person = personOf.get(identity);
    return identity === userId || (person !== undefined && person === personOf.get(userId));
  };
  return {
    isSame,
    includes: (identities, userId) => identities.some((identity) => isMeant(identity, userId)),
    nameOf: (userId) => personOf.get(userId)?.name,
    distinct: (identities) => identities.filter((one, position) => !identities.slice(0, position).some((before) => isSame(before, one))),
    identitiesOf: (userId) => personOf.get(userId)?.identities ?? [userId],
  };
}

/** Names on the page are chosen by whoever makes the link: somebody who was called Ana once and ana the next time is one person. */
function fold(identity: string): string {
  if (identity === OPERATOR_AT_SOCKET) return OPERATOR_ON_PAGE;
  return identity.startsWith('web:') ? identity.toLowerCase() : identity;
}
