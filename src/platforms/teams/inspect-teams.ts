// Looks at the bot of Teams from outside: whether it gets a token, and whether it is in its channels. It posts nothing.
import { pino } from 'pino';
import { callConnector, CONNECTOR_TIMEOUT_MS, type Connector } from './call-connector.ts';
import { classifyConnectorFailure } from './classify-connector-failure.ts';
import { NoToken } from './client-secret-token.ts';
import type { TeamsConfig } from './config.ts';
import { withSlash } from './service-address.ts';
import { createTeamsApp } from './teams-app.ts';
import type { TeamsServices } from './teams-services.ts';

/** What to look at. */
export interface BotToInspect {
  readonly config: TeamsConfig;
  readonly services: TeamsServices;
  readonly channelIds: readonly string[];
}

/** Whether the bot is in a channel or chat. */
export type ConversationMembership =
  | { readonly status: 'member' }
  /** It is not, or Teams knows no such place. */
  | { readonly status: 'outside'; readonly reason: string }
  /** It cannot be told at the moment. */
  | { readonly status: 'unknown'; readonly reason: string };

/** What was seen. */
export type BotInspection =
  | { readonly status: 'refused' | 'unreachable'; readonly reason: string }
  | { readonly status: 'seen'; readonly channels: ReadonlyMap<string, ConversationMembership> };

/** Looks; never rejects. */
export async function inspectTeams({ config, services, channelIds }: BotToInspect, signal: AbortSignal): Promise<BotInspection> {
  const now = (): Date => new Date();
  const app = await createTeamsApp({
    config,
    services,
    logger: pino({ enabled: false }),
    now,
    onActivity: () => Promise.resolve(undefined),
  });
  try {
    await app.getToken();
  } catch (error) {
    if (error instanceof NoToken) return { status: error.isRefused ? 'refused' : 'unreachable', reason: error.message };
    return { status: 'unreachable', reason: 'no token could be got' };
  }
  const connector: Connector = {
    getToken: () => app.getToken(),
    forgetToken: () => app.forgetToken(),
    createDeadline: () => AbortSignal.timeout(CONNECTOR_TIMEOUT_MS),
    now,
  };
  const serviceUrl = withSlash(services.serviceUrl ?? config.serviceUrl);
  const channels = new Map<string, ConversationMembership>();
  for (const channelId of channelIds) channels.set(channelId, await findMembership(connector, { serviceUrl, channelId }, signal));
  return { status: 'seen', channels };
}

/** Only who is in a channel may see its roster. */
async function findMembership(
  connector: Connector,
  { serviceUrl, channelId }: { readonly serviceUrl: string; readonly channelId: string },
  signal: AbortSignal,
): Promise<ConversationMembership> {
  const path = `v3/conversations/${encodeURIComponent(channelId)}/pagedmembers?pageSize=50`;
  const answer = await callConnector(connector, { method: 'GET', serviceUrl, path, signal });
  if (answer.isOk) return { status: 'member' };
  const { status, reason } = classifyConnectorFailure(answer.failure, { hasMessage: false });
  return { status: status === 'retry' ? 'unknown' : 'outside', reason };
}
