// Microsoft's library for Teams around our own listener: it proves who hands in an activity, and gets the bot's token. Posting is our own
// (call-connector.ts), because outcomes are told apart there.
import { App, type HttpRouteHandler, type IHttpServerAdapter } from '@microsoft/teams.apps';
import type { Logger } from 'pino';
import type { PlatformAnswer, PlatformRequest } from '../platform.ts';
import { createClientSecretToken, NoToken } from './client-secret-token.ts';
import type { TeamsConfig } from './config.ts';
import { ConnectorKeys } from './connector-keys.ts';
import { createTeamsAppLogger } from './teams-app-logger.ts';
import { TokenGate } from './token-gate.ts';
import { BOT_SCOPE, TOKEN_ISSUER, type TeamsServices } from './teams-services.ts';
import { parseJson } from './send-json.ts';

/** What it is made from. */
export interface TeamsAppOptions {
  readonly config: TeamsConfig;
  readonly services: TeamsServices;
  readonly logger: Logger;
  readonly now: () => Date;
  /** Takes an activity whose sender is proved; returns the body of the answer where it has one. Never rejects. */
  readonly onActivity: (activity: object) => Promise<unknown>;
}

/** The bot's side of Microsoft's services. */
export interface TeamsApp {
  /** Returns the bot's token, or rejects with NoToken. */
  getToken(): Promise<string>;
  /** Forgets a token that Teams refuses. */
  forgetToken(): void;
  take(request: PlatformRequest): Promise<PlatformAnswer>;
}

const TOKEN_MISSING: PlatformAnswer = { status: 401, outcome: 'token-missing' };
const TOKEN_REFUSED: PlatformAnswer = { status: 401, outcome: 'token-refused' };
const COME_AGAIN: PlatformAnswer = { status: 503, outcome: 'unknown-keys' };
const UNREADABLE: PlatformAnswer = { status: 400, outcome: 'unreadable' };
const FAILED: PlatformAnswer = { status: 500, outcome: 'internal' };

/** Makes it. */
export async function createTeamsApp(options: TeamsAppOptions): Promise<TeamsApp> {
  const { config, services, logger, now, onActivity } = options;
  const { appId, tenantId, clientSecret, managedIdentity } = config;
  const secretToken =
    clientSecret === undefined ? undefined : createClientSecretToken({ loginUrl: services.loginUrl, tenantId, appId, clientSecret, now });
  const gate = new TokenGate(new ConnectorKeys(services.openIdMetadataUrl, now));
  let receive: HttpRouteHandler | undefined;
  const adapter: IHttpServerAdapter = {
    registerRoute: (_method, _path, handler) => {
      receive = handler;
    },
  };
  const app = new App({
    clientId: appId,
    tenantId,
    // The library would read the environment for each of these that is not given.
    clientSecret: '',
    ...(secretToken === undefined ? {} : { token: () => secretToken.get() }),
    managedIdentityClientId: managedIdentity ?? appId,
    dangerouslyAllowUnauthenticatedRequests: !services.isTokenNeeded,
    serviceUrl: config.serviceUrl,
    cloud: {
      loginEndpoint: services.loginUrl,
      loginTenant: tenantId,
      botScope: BOT_SCOPE,
      tokenServiceUrl: 'https://token.botframework.com',
      openIdMetadataUrl: services.openIdMetadataUrl,
      tokenIssuer: TOKEN_ISSUER,
      graphScope: 'https://graph.microsoft.com/.default',
      agenticIdentityBotScope: BOT_SCOPE,
    },
    logger: createTeamsAppLogger(logger),
    httpServerAdapter: adapter,
    telemetry: { agent365: false },
  });
  app.server.onRequest = async ({ body }) => ({ status: 200, body: await onActivity(body) });
  await app.initialize();

  async function take({ headers, body: bytes }: PlatformRequest): Promise<PlatformAnswer> {
    const body = readBody(bytes);
    if (body === undefined) return UNREADABLE;
    const authorization = String(headers['authorization'] ?? '');
    const verdict = services.isTokenNeeded ? await gate.judge(authorization) : 'prove';
    if (verdict !== 'prove') return verdict === 'refuse' ? TOKEN_REFUSED : COME_AGAIN;
    const answer = await receive?.({ headers: { authorization }, body });
    if (answer?.status === 401) return TOKEN_REFUSED;
    if (answer?.status !== 200) return FAILED;
    const content = answer.body === undefined ? {} : { contentType: 'application/json; charset=utf-8', body: JSON.stringify(answer.body) };
    return { status: 200, outcome: 'accepted', ...content };
  }

  return {
    async getToken() {
      try {
        const token = secretToken === undefined ? await app.tokenProvider.getAppToken(BOT_SCOPE, tenantId) : await secretToken.get();
        if (token !== null) return String(token);
      } catch (error) {
        if (error instanceof NoToken) throw error;
        logger.warn({ error }, 'the managed identity gives no token for teams');
      }
      throw new NoToken('the managed identity gives no token: see the log, and teams.managedIdentity', false);
    },
    forgetToken: () => {
      secretToken?.forget();
    },
    take,
  };
}

/** Says by its headers alone why a request is refused. */
export function refusalByHeaders({ authorization }: PlatformRequest['headers'], services: TeamsServices): PlatformAnswer | undefined {
  if (!services.isTokenNeeded) return undefined;
  return typeof authorization === 'string' && authorization.startsWith('Bearer ') ? undefined : TOKEN_MISSING;
}

/** An activity; one that does not say where to answer would have its token's word for it alone. */
function readBody(bytes: Uint8Array): object | undefined {
  const body = parseJson(Buffer.from(bytes).toString('utf8'));
  return typeof body === 'object' && body !== null && 'serviceUrl' in body && typeof body.serviceUrl === 'string' ? body : undefined;
}
