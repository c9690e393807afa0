// Asks Teams what a person is in a conversation: a member of the tenant, a guest, or somebody of another one (its roster).
import type { Logger } from 'pino';
import { z } from 'zod';
import type { SpeakerStatus } from '../../domain/speaker.ts';
import { oneLine } from '../../messages/one-line.ts';
import { truncateText } from '../../messages/truncate.ts';
import { RecentValues } from '../../lib/recent-values.ts';
import { callConnector } from './call-connector.ts';
import { classifyConnectorFailure } from './classify-connector-failure.ts';
import type { TeamsSender } from './post-activity.ts';
import type { TeamsSpot } from './read-activity.ts';

/** How long an answer of Teams holds: whoever was made a guest just now is heard no longer than that. Our own bound. */
const KNOWN_FOR_MS = 5 * 60_000;

/** How many people are remembered; each costs some hundred bytes. */
const PEOPLE_REMEMBERED = 10_000;

/** A speaker as Teams knows them. */
export interface TeamsMember {
  readonly status: SpeakerStatus;
  /** The tenant whose person they are; that of the conversation where Teams does not say. */
  readonly tenantId: string;
  /** The object id in Microsoft Entra, or the id of a bot. */
  readonly userId: string;
  /** Of members of the own tenant, whose administrators name them, with the begin of their id: two may have one name. */
  readonly displayName?: string;
}

// learn.microsoft.com, Get Teams context: the member object. An older name of the object id is `objectId`.
const Answer = z.object({
  tenantId: z.guid().optional().catch(undefined),
  aadObjectId: z.guid().optional().catch(undefined),
  objectId: z.guid().optional().catch(undefined),
  userRole: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
});

/** What asking needs. */
export interface MemberDeskOptions {
  /** The tenant of the bot. */
  readonly tenantId: string;
  readonly sender: TeamsSender;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** Knows who speaks. */
export class MemberDesk {
  readonly #options: MemberDeskOptions;
  readonly #known = new RecentValues<string, { readonly member: TeamsMember; readonly at: number }>(PEOPLE_REMEMBERED);

  /** Takes whom to ask. */
  constructor(options: MemberDeskOptions) {
    this.#options = options;
  }

  /** Finds out who said something; undefined where Teams does not say by which id they are known. Never rejects. */
  async find(spot: TeamsSpot): Promise<TeamsMember | undefined> {
    const { sender, tenantId } = spot;
    if (sender.isBot) return { status: 'bot', tenantId, userId: sender.id.replace(/^28:/, '') };
    const key = `${spot.channelId} ${sender.id}`;
    const known = this.#known.get(key);
    const at = this.#options.now().getTime();
    if (known !== undefined && Math.abs(at - known.at) < KNOWN_FOR_MS) return known.member;
    const member = await this.#ask(spot);
    // What is not known is asked for again by the next call.
    if (member !== undefined && member.status !== 'unknown') this.#known.set(key, { member, at });
    return member;
  }

  async #ask(spot: TeamsSpot): Promise<TeamsMember | undefined> {
    const { logger, signal, sender } = this.#options;
    const { channelId } = spot;
    const answer = await callConnector(sender.connector, {
      method: 'GET',
      serviceUrl: sender.book.addressOf(channelId),
      path: `v3/conversations/${encodeURIComponent(channelId)}/members/${encodeURIComponent(spot.sender.id)}`,
      signal,
    });
    const read = answer.isOk ? Answer.safeParse(answer.data).data : undefined;
    const userId = (read?.aadObjectId ?? read?.objectId ?? spot.sender.aadObjectId)?.toLowerCase();
    if (userId === undefined) {
      logger.warn({ channelId }, 'teams does not say by which id somebody is known; they are not answered');
      return undefined;
    }
    if (read === undefined) {
      const reason = answer.isOk
        ? 'the answer of Teams cannot be read'
        : classifyConnectorFailure(answer.failure, { hasMessage: false }).reason;
      logger.warn({ channelId, reason }, 'teams does not say who speaks; nothing that changes something is taken from them');
      return { status: 'unknown', tenantId: spot.tenantId, userId };
    }
    return this.#describe(read, { userId, spot });
  }

  #describe(read: z.infer<typeof Answer>, { userId, spot }: { readonly userId: string; readonly spot: TeamsSpot }): TeamsMember {
    const { logger, tenantId } = this.#options;
    const own = read.tenantId?.toLowerCase();
    if (own === undefined) {
      logger.warn({ channelId: spot.channelId }, 'teams does not say of which tenant somebody is; they change nothing');
      return { status: 'unknown', tenantId: spot.tenantId, userId };
    }
    const status = toStatus(own === tenantId, read.userRole);
    return { status, tenantId: own, userId, ...(status === 'member' ? nameOf(read.name, userId) : {}) };
  }
}

/** Longest name that is shown. Our own bound. */
const NAME_MAX_LENGTH = 60;

/** How much of an object id tells two people of one name apart. */
const ID_SHOWN_LENGTH = 8;

function nameOf(name: string | undefined, userId: string): { readonly displayName?: string } {
  const shown = truncateText(oneLine(name ?? ''), NAME_MAX_LENGTH);
  return shown === '' ? {} : { displayName: `${shown} (${userId.slice(0, ID_SHOWN_LENGTH)})` };
}

/** In a shared channel people of other organizations are of another tenant; those who were invited into a team are guests in its own. */
function toStatus(isOfOwnTenant: boolean, role: string | undefined): SpeakerStatus {
  if (!isOfOwnTenant || role === 'anonymous') return 'external';
  return role === 'guest' ? 'guest' : 'member';
}
