// Sign-in links and sessions for tests.
import type { SignInLink, SignInSession } from '../sign-in-records.ts';
import { noon } from './instants.ts';

/** Builds the link of an administrator. */
export function aLink(overrides: Partial<SignInLink> = {}): SignInLink {
  return { tokenHash: 'hash', userId: 'web:ana', displayName: 'Ana', isAdministrator: true, expiresAt: noon, ...overrides };
}

/** Builds the session of an administrator. */
export function aSession(overrides: Partial<SignInSession> = {}): SignInSession {
  return { ...aLink(), createdAt: noon, ...overrides };
}
