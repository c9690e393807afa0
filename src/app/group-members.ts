// Who is in the groups to which the configuration file gives roles: asked of their platform, and kept for a few minutes.
import { parseGroupId } from '../domain/user-role.ts';
import { parseUserIdentity } from '../domain/user-identity.ts';
import type { Membership } from '../user-roles/context.ts';
import type { PlatformDirectory } from '../notifications/deliver/platform-directory.ts';

/** How long a list of members counts: whoever leaves a group keeps its role that long. */
export const MEMBERS_LIFETIME_MS = 5 * 60_000;

/** How long a platform may take: somebody waits for their command. */
const MEMBERS_TIMEOUT_MS = 5_000;

/** What it asks with. */
export interface GroupMembersOptions {
  readonly platforms: PlatformDirectory;
  readonly now: () => Date;
  /** Aborts after a time. */
  readonly timeout: (ms: number) => AbortSignal;
}

interface KeptMembers {
  readonly until: number;
  readonly userIds: ReadonlySet<string>;
}

/** Tells who is a member of what. */
export class GroupMemberships {
  readonly #options: GroupMembersOptions;
  readonly #kept = new Map<string, KeptMembers>();

  constructor(options: GroupMembersOptions) {
    this.#options = options;
  }

  /** Tells whether a person is in a group; nobody is in one of another workspace than their own. Never rejects. */
  async isMember(groupId: string, userId: string): Promise<Membership> {
    const group = parseGroupId(groupId);
    const person = parseUserIdentity(userId);
    if (group === undefined || person?.platform !== group.platform || person.workspaceId !== group.workspaceId) {
      return { status: 'known', isMember: false };
    }
    const now = this.#options.now().getTime();
    const kept = this.#kept.get(groupId);
    if (kept !== undefined && kept.until > now) return { status: 'known', isMember: kept.userIds.has(person.userId) };
    const platform = this.#options.platforms.find(group.platform);
    if (platform?.listGroupMembers === undefined) return { status: 'unknown', reason: 'the platform of the group is not connected' };
    const members = await platform.listGroupMembers(group.workspaceId, group.groupId, this.#options.timeout(MEMBERS_TIMEOUT_MS));
    // What could not be learned is asked for anew by the next command: a scope may be given meanwhile.
    if (members.status === 'unknown') return members;
    const userIds = new Set(members.userIds);
    this.#kept.set(groupId, { until: now + MEMBERS_LIFETIME_MS, userIds });
    return { status: 'known', isMember: userIds.has(person.userId) };
  }
}
