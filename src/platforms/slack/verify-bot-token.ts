// Checks once, after start, that a bot token works and belongs to its workspace, and says in the log what is wrong.
// Posting does not wait for it.
import type { Logger } from 'pino';
import { z } from 'zod';
import type { SetTimer } from '../../lib/timers.ts';
import { callSlack } from './call-slack.ts';
import { classifySlackError } from './classify-slack-error.ts';
import { backoffDelay, pause } from '../../lib/pause.ts';
import type { SlackSender } from './post-message.ts';
import { compareScopes, describeLack, type WorkspaceUse } from './slack-scopes.ts';

/** What the check needs. */
export interface BotTokenCheck {
  readonly workspaceId: string;
  readonly sender: SlackSender;
  /** What the workspace is for. */
  readonly use: WorkspaceUse;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly setTimer: SetTimer;
}

const Identity = z.object({ team_id: z.string(), enterprise_id: z.string().nullish() });

/** Returns true when Slack has said whether the token is good. */
async function checkOnce(check: BotTokenCheck): Promise<boolean> {
  const { workspaceId, sender, logger, signal } = check;
  const answer = await callSlack(sender.connection, { method: 'auth.test', parameters: {}, token: sender.token, signal });
  if (!answer.isOk) {
    const outcome = classifySlackError(answer.failure);
    if (outcome.status === 'refused') {
      logger.error({ workspaceId, reason: outcome.reason }, 'slack refuses the bot token');
      return true;
    }
    if (!signal.aborted) {
      logger.warn({ workspaceId, reason: outcome.reason }, 'slack cannot be asked about the bot token; trying again');
    }
    return false;
  }
  const identity = Identity.safeParse(answer.data);
  const owners: readonly unknown[] = identity.success ? [identity.data.team_id, identity.data.enterprise_id] : [];
  if (owners.includes(workspaceId)) {
    logger.info({ workspaceId }, 'slack accepts the bot token');
    reportScopes(check, answer.scopes);
  } else {
    logger.error({ workspaceId, owner: owners[0] }, 'the bot token belongs to another slack workspace; correct workspaceId or botToken');
  }
  return true;
}

/** Slack says with each answer which scopes the token has. */
function reportScopes({ workspaceId, use, logger }: BotTokenCheck, scopes: string | undefined): void {
  if (scopes === undefined) return;
  const granted = scopes.split(',').map((scope) => scope.trim());
  const { missing, lacking } = compareScopes(granted, use);
  if (missing.length > 0)
    logger.error({ workspaceId, missing }, 'the slack app lacks scopes: add them, install it again, and renew botToken');
  if (lacking.length > 0) logger.info({ workspaceId, lacking: describeLack(lacking) }, 'the slack app has not all of the usual scopes');
}

/** Checks until Slack has answered or the signal aborts; resolves then and never rejects. */
export async function verifyBotToken(check: BotTokenCheck): Promise<void> {
  for (let failureCount = 1; !check.signal.aborted && !(await checkOnce(check)); failureCount += 1) {
    await pause(backoffDelay(failureCount, Math.random()), check.signal, check.setTimer);
  }
}
