// Who a person is on a chat platform: the platform's own id, never a display name.
import type { PlatformName } from './channel.ts';

/** A person on one platform; `workspaceId` is the tenant on Teams, and empty on the web chat, which has one. */
export interface UserIdentity {
  readonly platform: PlatformName;
  readonly workspaceId: string;
  readonly userId: string;
}

// Match: slack:T0123ABCD:U0123ABCD. Near miss: slack:U0123ABCD (no workspace).
const SLACK_IDENTITY = /^slack:([TE][0-9A-Z]{1,254}):([UW][0-9A-Z]{1,254})$/;
// The tenant and the object id in Microsoft Entra. Match: teams:00000000-0000-0000-0000-000000000001:00000000-0000-0000-0000-000000000002.
// Near miss: teams:contoso.com:ana@contoso.com (names, which can be given to somebody else), an id in capitals.
const TEAMS_IDENTITY = /^teams:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
// Match: web:administrator. Near miss: web:T0:ana (the web chat has no workspaces).
const WEB_IDENTITY = /^web:([A-Za-z0-9][A-Za-z0-9._@-]{0,63})$/;

/** Parses an identity text such as `slack:T0123ABCD:U0123ABCD`, `teams:<tenant>:<object id>` or `web:ana`, or returns undefined where the text is none. */
export function parseUserIdentity(text: string): UserIdentity | undefined {
  const slack = SLACK_IDENTITY.exec(text);
  if (slack !== null) return { platform: 'slack', workspaceId: slack[1] ?? '', userId: slack[2] ?? '' };
  const teams = TEAMS_IDENTITY.exec(text);
  if (teams !== null) return { platform: 'teams', workspaceId: teams[1] ?? '', userId: teams[2] ?? '' };
  const web = WEB_IDENTITY.exec(text);
  return web === null ? undefined : { platform: 'web', workspaceId: '', userId: web[1] ?? '' };
}
