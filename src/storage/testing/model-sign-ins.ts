// Sign-in links and sessions over plain lists.
import type { SignInWriter } from '../sign-in-records.ts';
import type { ModelState } from './model-state.ts';
import { refuseIf } from './refuse-if.ts';

/** Makes the records over a state, which they change. */
export function modelSignIns(state: ModelState): SignInWriter {
  return {
    findSession: async (tokenHash) => state.sessions.find((session) => session.tokenHash === tokenHash),
    findLink: async (tokenHash) => state.links.find((link) => link.tokenHash === tokenHash),
    // Ordered by two columns, which the model does not tell apart as a database does: no random operation asks for it.
    listSessions: async () => state.sessions,
    async deleteLinksOf(userId) {
      state.links = state.links.filter((link) => link.userId !== userId);
    },
    async insertLink(link) {
      refuseIf(
        state.links.some(({ tokenHash }) => tokenHash === link.tokenHash),
        'the link exists',
      );
      state.links.push(link);
    },
    async takeLink(tokenHash) {
      const link = state.links.find((other) => other.tokenHash === tokenHash);
      state.links = state.links.filter((other) => other !== link);
      return link;
    },
    async insertSession(session) {
      refuseIf(
        state.sessions.some(({ tokenHash }) => tokenHash === session.tokenHash),
        'the session exists',
      );
      state.sessions.push(session);
    },
    async deleteSession(tokenHash) {
      state.sessions = state.sessions.filter((session) => session.tokenHash !== tokenHash);
    },
    async deleteExpired(now) {
      state.links = state.links.filter(({ expiresAt }) => expiresAt > now);
      state.sessions = state.sessions.filter(({ expiresAt }) => expiresAt > now);
    },
  };
}
