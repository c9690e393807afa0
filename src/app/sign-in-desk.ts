// Links and sessions as the admin socket hands them out.
import type { MakeSignInLink, SessionDesk } from '../admin-api/sign-in-links.ts';
import type { SignInContext } from '../sign-in/context.ts';
import { endSessions, listSessions, type ListedSession } from '../sign-in/sessions.ts';
import { createSignInLink, identityOfPerson } from '../sign-in/sign-in-links.ts';

/** Makes what makes links to the page at a place. */
export function createLinkMaker(context: SignInContext, findUrl: () => string): MakeSignInLink {
  return async (by, { person, isAdministrator = false } = {}) => {
    const whom = person === undefined ? undefined : identityOfPerson(person, isAdministrator);
    const { token, expiresAt } = await createSignInLink(context, by, whom);
    return { url: `${findUrl()}/sign-in?token=${token}`, expiresAt };
  };
}

/** Makes what lists and ends sessions. */
export function createSessionDesk(context: SignInContext): SessionDesk {
  return {
    list: async () => (await listSessions(context)).map(toOpenSession),
    end: async (who, by) => (await endSessions(context, who, by)).map(toOpenSession),
  };
}

function toOpenSession({ id, session }: ListedSession): Awaited<ReturnType<SessionDesk['list']>>[number] {
  const { userId, displayName, isAdministrator, createdAt, expiresAt } = session;
  return { id, userId, displayName, isAdministrator, createdAt, expiresAt };
}
