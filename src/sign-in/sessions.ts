// Signed-in browsers: from a link's token to a session's cookie, and back to the person.
import { sha256 } from '../lib/sha256.ts';
import type { SignInSession } from '../storage/sign-in-records.ts';
import type { SignInContext } from './context.ts';

/** How long a browser stays signed in. */
export const SESSION_LIFETIME_MS = 30 * 24 * 60 * 60_000;

/** A fresh session with the secret for its cookie. */
export interface NewSession {
  readonly token: string;
  readonly session: SignInSession;
}

/** Uses a link up and opens a session, or returns undefined where the link is unknown, used or expired. */
export async function redeemSignInLink(context: SignInContext, linkToken: string): Promise<NewSession | undefined> {
  const now = context.now();
  const token = context.newToken();
  return context.store.write(async (records) => {
    const link = await records.signIns.takeLink(sha256(linkToken));
    if (link === undefined || link.expiresAt <= now) return undefined;
    const { userId, displayName, isAdministrator } = link;
    const expiresAt = new Date(now.getTime() + SESSION_LIFETIME_MS);
    const session = { tokenHash: sha256(token), userId, displayName, isAdministrator, createdAt: now, expiresAt };
    await records.signIns.insertSession(session);
    return { token, session };
  });
}

/** Finds the person behind a cookie, or undefined where the session is unknown or expired. */
export async function findSession(context: SignInContext, token: string): Promise<SignInSession | undefined> {
  const session = await context.store.records.signIns.findSession(sha256(token));
  return session === undefined || session.expiresAt <= context.now() ? undefined : session;
}

/** Ends a session; returns the hash of its token, by which others know it. */
export async function endSession(context: SignInContext, token: string): Promise<string> {
  const tokenHash = sha256(token);
  await context.store.write((records) => records.signIns.deleteSession(tokenHash));
  return tokenHash;
}
