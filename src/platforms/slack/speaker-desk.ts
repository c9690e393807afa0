// Asks Slack what a person is in the workspace: a member, a guest, or somebody from outside (users.info, which needs users:read). People of
// other workspaces of the same organization are members: of which organization ours is says its own token, never what a payload claims.
import type { Logger } from 'pino';
import { z } from 'zod';
import type { SpeakerStatus } from '../../domain/speaker.ts';
import { RecentValues } from '../../lib/recent-values.ts';
import { callSlack } from './call-slack.ts';
import { classifySlackError } from './classify-slack-error.ts';
import type { SlackSender } from './post-message.ts';
import type { SlackSaying } from './slack-saying.ts';

/** How long an answer of Slack holds: whoever was made a guest just now is heard no longer than that. Our own bound. */
const KNOWN_FOR_MS = 5 * 60_000;

/** How many people are remembered: a large workspace, of whom each costs a hundred bytes. */
const PEOPLE_REMEMBERED = 10_000;

// Slack API, users.info: the user object.
const Answer = z.object({
  user: z.object({
    team_id: z.string(),
    is_bot: z.boolean().optional(),
    is_restricted: z.boolean().optional(),
    is_ultra_restricted: z.boolean().optional(),
    is_stranger: z.boolean().optional(),
    deleted: z.boolean().optional(),
    enterprise_user: z
      .object({ enterprise_id: z.string().optional(), teams: z.array(z.string()).optional() })
      .optional()
      .catch(undefined),
  }),
});
type SlackUser = z.infer<typeof Answer>['user'];

// docs.slack.dev/reference/methods/auth.test: a workspace of an organization has an enterprise_id, others have none or null.
const Identity = z.object({ team_id: z.string(), enterprise_id: z.string().nullish() });

/** What asking needs. */
export interface SpeakerDeskOptions {
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** Whom Slack is asked about. */
export type SlackSpeaker = Pick<SlackSaying, 'teamId' | 'enterpriseId' | 'userId' | 'isBot'>;

/** What a person is; not certain where a part of the question was not answered. */
interface Found {
  readonly status: SpeakerStatus;
  readonly isCertain: boolean;
}

/** Whom and about what Slack is asked, and by whose token. */
interface Question {
  readonly sender: SlackSender;
  readonly speaker: SlackSpeaker;
  readonly workspaceId: string;
}

/** Knows who speaks. */
export class SpeakerDesk {
  readonly #options: SpeakerDeskOptions;
  readonly #known = new RecentValues<string, { readonly status: SpeakerStatus; readonly at: number }>(PEOPLE_REMEMBERED);
  /** The organizations of our workspaces; undefined for one that is of none. */
  readonly #organizations = new Map<string, { readonly enterpriseId: string | undefined; readonly at: number }>();

  /** Takes the log and the clock. */
  constructor(options: SpeakerDeskOptions) {
    this.#options = options;
  }

  /** Finds out who made a call; unknown where Slack does not say. Never rejects. */
  async find(sender: SlackSender, speaker: SlackSpeaker, workspaceId: string): Promise<SpeakerStatus> {
    if (speaker.isBot === true) return 'bot';
    const key = `${workspaceId}:${speaker.teamId}:${speaker.userId}`;
    const known = this.#known.get(key);
    if (known !== undefined && this.#isFresh(known.at)) return known.status;
    const { status, isCertain } = await this.#ask({ sender, speaker, workspaceId });
    // What is not known is asked for again by the next call.
    if (isCertain) this.#known.set(key, { status, at: this.#options.now().getTime() });
    return status;
  }

  #isFresh(at: number): boolean {
    return Math.abs(this.#options.now().getTime() - at) < KNOWN_FOR_MS;
  }

  async #ask(question: Question): Promise<Found> {
    const { sender, speaker, workspaceId } = question;
    const { logger, signal } = this.#options;
    const parameters = { user: speaker.userId };
    const answer = await callSlack(sender.connection, { method: 'users.info', parameters, token: sender.token, signal });
    const read = answer.isOk ? Answer.safeParse(answer.data) : undefined;
    if (read?.success === true) return this.#judge(read.data.user, question);
    const reason = answer.isOk ? 'the answer of Slack cannot be read' : describe(answer.failure);
    logger.warn({ workspaceId, reason }, 'slack does not say who speaks; nothing that changes something is taken from them');
    return { status: 'unknown', isCertain: false };
  }

  /** In a channel that workspaces of one organization share, a payload tells of the person's own workspace, and of ours nothing. */
  async #judge(user: SlackUser, { sender, speaker, workspaceId }: Question): Promise<Found> {
    const own = [workspaceId, speaker.teamId, ...(speaker.enterpriseId === undefined ? [] : [speaker.enterpriseId])];
    const status = toStatus(user, own);
    if (status !== 'external' || user.enterprise_user?.enterprise_id === undefined) return { status, isCertain: status !== 'unknown' };
    const organization = await this.#findOrganization(sender, workspaceId);
    if (organization === undefined) return { status, isCertain: false };
    const { enterpriseId } = organization;
    return { status: enterpriseId === undefined ? status : toStatus(user, [...own, enterpriseId]), isCertain: true };
  }

  /** Finds the organization of a workspace of ours; undefined where Slack does not say. */
  async #findOrganization(sender: SlackSender, workspaceId: string): Promise<{ readonly enterpriseId: string | undefined } | undefined> {
    const known = this.#organizations.get(workspaceId);
    if (known !== undefined && this.#isFresh(known.at)) return known;
    const { signal, now } = this.#options;
    const answer = await callSlack(sender.connection, { method: 'auth.test', parameters: {}, token: sender.token, signal });
    const read = answer.isOk ? Identity.safeParse(answer.data) : undefined;
    const { team_id: teamId, enterprise_id: enterpriseId } = read?.data ?? {};
    // Of a token of another workspace nothing is concluded.
    if (![teamId, enterpriseId].includes(workspaceId)) return undefined;
    const found = { enterpriseId: enterpriseId ?? undefined, at: now().getTime() };
    this.#organizations.set(workspaceId, found);
    return found;
  }
}

function describe(failure: Parameters<typeof classifySlackError>[0]): string {
  const isScope = failure.kind === 'error-code' && failure.code === 'missing_scope';
  return isScope ? 'the Slack app lacks the scope users:read' : classifySlackError(failure).reason;
}

function toStatus(user: SlackUser, own: readonly string[]): SpeakerStatus {
  if (user.deleted === true) return 'unknown';
  if (user.is_bot === true) return 'bot';
  if (user.is_stranger === true || !isOf(user, own)) return 'external';
  return user.is_restricted === true || user.is_ultra_restricted === true ? 'guest' : 'member';
}

/** In a shared channel people of other organizations have another team; those of a grid have several. */
function isOf({ team_id: team, enterprise_user: grid }: SlackUser, own: readonly string[]): boolean {
  const theirs = [team, ...(grid?.teams ?? []), ...(grid?.enterprise_id === undefined ? [] : [grid.enterprise_id])];
  return theirs.some((one) => own.includes(one));
}
