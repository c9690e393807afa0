// Signed-in browsers: from a link's token to a session's cookie, and back to the person.
import type { AuditEvent } from '../domain/audit-event.ts';
import { sha256 } from '../lib/sha256.ts';
import type { SignInSession } from '../storage/sign-in-records.ts';
import type { SignInContext } from './context.ts';

/** How long a browser stays signed in. */
export const SESSION_LIFETIME_MS = 30 * 24 * 60 * 60_000;

/** How much of the hash of a session's token names it on record: enough to tell sessions apart. */
const SESSION_NAME_LENGTH = 12;

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
    await records.auditEvents.append(toAuditEvent(context, session, 'session.started'));
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
  await context.store.write(async (records) => {
    const session = await records.signIns.findSession(tokenHash);
    if (session !== undefined) await records.auditEvents.append(toAuditEvent(context, session, 'session.ended'));
    await records.signIns.deleteSession(tokenHash);
  });
  return tokenHash;
}

function toAuditEvent({ now, newId }: SignInContext, session: SignInSession, kind: 'session.started' | 'session.ended'): AuditEvent {
  const { tokenHash, userId, displayName, isAdministrator, expiresAt } = session;
  const detail = { session: tokenHash.slice(0, SESSION_NAME_LENGTH), isAdministrator, expiresAt: expiresAt.toISOString() };
  return { id: newId(), kind, at: now(), person: { userId, displayName }, detail };
}
