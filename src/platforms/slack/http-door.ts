// The way in for Slack over HTTP: events, slash commands, presses and forms at one address. What is not signed by Slack comes no further.
import { parse } from 'node:querystring';
import type { Logger } from 'pino';
import type { Secret } from '../../lib/secret.ts';
import type { PlatformAnswer, PlatformDoor, PlatformRequest } from '../platform.ts';
import { isSignedWith, readSignature } from './verify-signature.ts';

/** An app that signs, and what it may speak of. */
export interface SigningApp {
  readonly signingSecret: Secret;
  /** Ids of workspaces that it may speak of. */
  readonly ownWorkspaceIds: ReadonlySet<string>;
  /** Ids of workspaces that are of another app: what this one says of them is not believed. */
  readonly foreignWorkspaceIds: ReadonlySet<string>;
}

/** What the door needs. */
export interface HttpDoorOptions {
  readonly apps: readonly SigningApp[];
  readonly now: () => Date;
  readonly logger: Logger;
  /** Takes the body of an envelope and returns at once what to acknowledge it with; undefined while nothing is taken. */
  readonly findDesk: () => { take(body: unknown): Readonly<Record<string, unknown>> | undefined } | undefined;
}

const TAKEN: PlatformAnswer = { status: 200, outcome: 'accepted' };
/** Slack tries again, three times within six minutes. */
const NOT_NOW: PlatformAnswer = { status: 503, outcome: 'stopping' };
const FORGED: PlatformAnswer = { status: 401, outcome: 'signature-refused' };
const UNREADABLE: PlatformAnswer = { status: 400, outcome: 'unreadable' };
const FOREIGN: PlatformAnswer = { status: 403, outcome: 'workspace-of-another-app' };

/** Makes the door. */
export function createHttpDoor({ apps, now, findDesk, logger }: HttpDoorOptions): PlatformDoor {
  function answer({ headers, body: bytes }: PlatformRequest): PlatformAnswer {
    const claimed = readSignature(headers, now());
    if (typeof claimed === 'string') return { status: 401, outcome: claimed };
    // Each secret is tried, so that the time does not tell which of them is good.
    const [app] = apps.filter(({ signingSecret }) => isSignedWith(signingSecret, claimed, bytes));
    if (app === undefined) return FORGED;
    const body = readBody(Buffer.from(bytes).toString('utf8'));
    if (body === undefined) return UNREADABLE;
    if (isCertificateCheck(body)) return TAKEN;
    const challenge = readChallenge(body);
    if (challenge !== undefined) return { ...TAKEN, contentType: 'text/plain; charset=utf-8', body: challenge };
    if (workspacesOf(body, app).some((id) => app.foreignWorkspaceIds.has(id))) return FOREIGN;
    const desk = findDesk();
    if (desk === undefined) return NOT_NOW;
    const acknowledgement = desk.take(body);
    if (acknowledgement === undefined) return TAKEN;
    return { ...TAKEN, contentType: 'application/json; charset=utf-8', body: JSON.stringify(acknowledgement) };
  }

  return {
    refusalOf(headers) {
      const claimed = readSignature(headers, now());
      return typeof claimed === 'string' ? { status: 401, outcome: claimed } : undefined;
    },
    take: async (request) => {
      try {
        return answer(request);
      } catch (error) {
        logger.error({ error }, 'a request of slack could not be taken');
        return NOT_NOW;
      }
    },
  };
}

/** Events are JSON; presses and forms are JSON in a form; slash commands are forms. */
function readBody(text: string): object | undefined {
  if (text.startsWith('{')) return parseObject(text);
  const form = parse(text);
  return typeof form['payload'] === 'string' ? parseObject(form['payload']) : { ...form };
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Slack looks now and then whether a certificate is good, with a command that nobody typed. */
function isCertificateCheck(body: object): boolean {
  return 'ssl_check' in body;
}

/** What Slack wants to hear back once, when the address is written into the app. */
function readChallenge(body: object): string | undefined {
  if (!('type' in body) || body.type !== 'url_verification' || !('challenge' in body)) return undefined;
  return typeof body.challenge === 'string' ? body.challenge : undefined;
}

/**
 * The ids of the workspace and of the organization, wherever a kind of envelope has them and somebody looks for them.
 * Attack: an app of one workspace that signs a press in whose message another one stands. Who presses may be of another one (Slack Connect):
 * theirs counts only where the payload names none of the app's own.
 */
function workspacesOf(body: object, { ownWorkspaceIds }: SigningApp): readonly string[] {
  const teamId = read(body, 'team', 'id');
  const isOwn = typeof teamId === 'string' && ownWorkspaceIds.has(teamId);
  return [
    read(body, 'team_id'),
    read(body, 'enterprise_id'),
    teamId,
    read(body, 'team', 'enterprise_id'),
    read(body, 'enterprise', 'id'),
    read(body, 'message', 'team'),
    read(body, 'view', 'app_installed_team_id'),
    isOwn ? undefined : read(body, 'user', 'team_id'),
  ].filter((id) => typeof id === 'string');
}

function read(body: unknown, ...path: readonly string[]): unknown {
  return path.reduce(fieldOf, body);
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
