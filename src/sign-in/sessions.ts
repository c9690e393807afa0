// Signed-in browsers: from a link's token to a session's cookie, and back to the person.
import type { AuditEvent } from '../domain/audit-event.ts';
import type { Person } from '../domain/person.ts';
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

/** A signed-in browser as an administrator sees it. */
export interface ListedSession {
  readonly id: string;
  readonly session: SignInSession;
}

/** Lists the sessions that are open, the oldest first. */
export async function listSessions({ store, now }: SignInContext): Promise<readonly ListedSession[]> {
  const sessions = await store.records.signIns.listSessions();
  const at = now();
  return sessions.filter(({ expiresAt }) => expiresAt > at).map((session) => ({ id: nameOfSession(session), session }));
}

/** Ends a session by its id, or all of a person with the links that they have not used; returns those that were ended. */
export async function endSessions(context: SignInContext, who: string, by: Person): Promise<readonly ListedSession[]> {
  return context.store.write(async (records) => {
    const all = await records.signIns.listSessions();
    const ended = all.filter((session) => session.userId === who || nameOfSession(session) === who);
    for (const session of ended) {
      const event = toAuditEvent(context, session, 'session.ended');
      const { userId } = session;
      await records.auditEvents.append({ ...event, person: by, detail: { ...event.detail, userId } });
      await records.signIns.deleteSession(session.tokenHash);
    }
    await records.signIns.deleteLinksOf(who);
    return ended.map((session) => ({ id: nameOfSession(session), session }));
  });
}

function nameOfSession({ tokenHash }: SignInSession): string {
  return tokenHash.slice(0, SESSION_NAME_LENGTH);
}

function toAuditEvent({ now, newId }: SignInContext, session: SignInSession, kind: 'session.started' | 'session.ended'): AuditEvent {
  const { userId, displayName, isAdministrator, expiresAt } = session;
  const detail = { session: nameOfSession(session), isAdministrator, expiresAt: expiresAt.toISOString() };
  return { id: newId(), kind, at: now(), person: { userId, displayName }, detail };
}
