// One-time links: how a person gets from the terminal, which only the operator sees, into the page.
import type { Person } from '../domain/person.ts';
import { sha256 } from '../lib/sha256.ts';
import type { SignInContext } from './context.ts';

/** How long a link can be used: long enough to walk from terminal to browser. */
const SIGN_IN_LINK_LIFETIME_MS = 15 * 60_000;

/** The identity behind the link that the terminal prints: the operator of this installation. */
const OPERATOR = { userId: 'web:operator', displayName: 'Operator', isAdministrator: true } as const;

/** Tells whom a link would sign in, without using it; undefined where it would sign in nobody. */
export async function findLinkedIdentity(context: SignInContext, token: string): Promise<LinkedIdentity | undefined> {
  const link = await context.store.records.signIns.findLink(sha256(token));
  return link === undefined || link.expiresAt <= context.now() ? undefined : link;
}

/** A link's secret, shown once. */
export interface NewSignInLink {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Whom a link signs in. */
export interface LinkedIdentity extends Person {
  readonly isAdministrator: boolean;
}

/** Makes the identity of somebody with a name of their own on the web chat. */
export function identityOfPerson(name: string, isAdministrator: boolean): LinkedIdentity {
  return { userId: `web:${name}`, displayName: name, isAdministrator };
}

/** Makes a link, for the operator unless somebody else is named, asked for by somebody. Only the hash of its token is stored. */
export async function createSignInLink(context: SignInContext, by: Person, whom: LinkedIdentity = OPERATOR): Promise<NewSignInLink> {
  const token = context.newToken();
  const now = context.now();
  const expiresAt = new Date(now.getTime() + SIGN_IN_LINK_LIFETIME_MS);
  await context.store.write(async (records) => {
    await records.signIns.deleteExpired(now);
    await records.signIns.insertLink({ tokenHash: sha256(token), ...whom, expiresAt });
    const detail = { ...whom, expiresAt: expiresAt.toISOString() };
    await records.auditEvents.append({ id: context.newId(), kind: 'sign-in-link.created', at: now, person: by, detail });
  });
  return { token, expiresAt };
}
