// Asks Slack what a person is in the workspace: a member, a guest, or somebody from outside (users.info, which needs users:read).
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

/** What asking needs. */
export interface SpeakerDeskOptions {
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** Whom Slack is asked about. */
export type SlackSpeaker = Pick<SlackSaying, 'teamId' | 'enterpriseId' | 'userId' | 'isBot'>;

/** Knows who speaks. */
export class SpeakerDesk {
  readonly #options: SpeakerDeskOptions;
  readonly #known = new RecentValues<string, { readonly status: SpeakerStatus; readonly at: number }>(PEOPLE_REMEMBERED);

  /** Takes the log and the clock. */
  constructor(options: SpeakerDeskOptions) {
    this.#options = options;
  }

  /** Finds out who made a call; unknown where Slack does not say. Never rejects. */
  async find(sender: SlackSender, speaker: SlackSpeaker, workspaceId: string): Promise<SpeakerStatus> {
    if (speaker.isBot === true) return 'bot';
    const key = `${workspaceId}:${speaker.teamId}:${speaker.userId}`;
    const known = this.#known.get(key);
    const at = this.#options.now().getTime();
    if (known !== undefined && Math.abs(at - known.at) < KNOWN_FOR_MS) return known.status;
    const status = await this.#ask(sender, speaker, workspaceId);
    // What is not known is asked for again by the next call.
    if (status !== 'unknown') this.#known.set(key, { status, at });
    return status;
  }

  async #ask(sender: SlackSender, speaker: SlackSpeaker, workspaceId: string): Promise<SpeakerStatus> {
    const { logger, signal } = this.#options;
    const parameters = { user: speaker.userId };
    const answer = await callSlack(sender.connection, { method: 'users.info', parameters, token: sender.token, signal });
    const read = answer.isOk ? Answer.safeParse(answer.data) : undefined;
    if (read?.success === true) return toStatus(read.data.user, speaker, workspaceId);
    const reason = answer.isOk ? 'the answer of Slack cannot be read' : describe(answer.failure);
    logger.warn({ workspaceId, reason }, 'slack does not say who speaks; nothing that changes something is taken from them');
    return 'unknown';
  }
}

function describe(failure: Parameters<typeof classifySlackError>[0]): string {
  const isScope = failure.kind === 'error-code' && failure.code === 'missing_scope';
  return isScope ? 'the Slack app lacks the scope users:read' : classifySlackError(failure).reason;
}

function toStatus(user: SlackUser, speaker: SlackSpeaker, workspaceId: string): SpeakerStatus {
  if (user.deleted === true) return 'unknown';
  if (user.is_bot === true) return 'bot';
  if (user.is_stranger === true || !isOfOwn(user, speaker, workspaceId)) return 'external';
  return user.is_restricted === true || user.is_ultra_restricted === true ? 'guest' : 'member';
}

/** In a shared channel people of other organizations have another team; those of a grid have several. */
function isOfOwn({ team_id: team, enterprise_user: grid }: SlackUser, speaker: SlackSpeaker, workspaceId: string): boolean {
  const own = [workspaceId, speaker.teamId, ...(speaker.enterpriseId === undefined ? [] : [speaker.enterpriseId])];
  const theirs = [team, ...(grid?.teams ?? []), ...(grid?.enterprise_id === undefined ? [] : [grid.enterprise_id])];
  return theirs.some((one) => own.includes(one));
}
