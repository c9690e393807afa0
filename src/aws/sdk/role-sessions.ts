// Narrow adapter: credentials of role sessions, by AssumeRole of STS and nothing else. They are kept in memory alone, each for the person,
// role and guardrails that it was asked for.
import type { AwsCredentialIdentity } from '@smithy/types';
import type { RoleSession } from '../../domain/role-session.ts';
import { RecentValues } from '../../lib/recent-values.ts';
import { sha256 } from '../../lib/sha256.ts';
import type { OperationInvoker } from '../operation-invoker.ts';
import { explainSessionRefusal } from './explain-session-refusal.ts';
import { SessionRefused } from './session-refused.ts';

/** How long a session lasts: the shortest that STS gives (AssumeRole, DurationSeconds), also within what a role of a role may have. */
const SESSION_SECONDS = 900;

/** How long before its end a session is not begun anything with: a call may wait for its attempts that long. */
const RENEWED_BEFORE_MS = 60_000;

/** How long STS may take. */
const ASSUME_ROLE_TIMEOUT_MS = 10_000;

/** How many sessions are kept: persons times accounts of a busy quarter of an hour. */
const KEPT_SESSIONS = 1_000;

/** What sessions are asked for with. */
export interface RoleSessionsOptions {
  readonly invoker: OperationInvoker;
  readonly now: () => Date;
  /** Aborts after a time; passed in, so that tests need not wait. */
  readonly timeout: (ms: number) => AbortSignal;
}

interface KeptSession {
  readonly identity: AwsCredentialIdentity;
  readonly usedUntil: number;
}

/** Names a session: two that differ in anything that AWS is told differ in their key. */
export function keyOfSession(session: RoleSession): string {
  const { roleArn, externalId = null, sessionName, sourceIdentity, tags, policy = null, policyArns } = session;
  const told = [roleArn, externalId, sessionName, sourceIdentity, tags.map(({ key, value }) => [key, value]), policy, policyArns];
  return sha256(JSON.stringify(told));
}

/** Asks for sessions and keeps them until shortly before their end. */
export class RoleSessions {
  readonly #options: RoleSessionsOptions;
  /** By key; those who ask at the same time share one call. */
  readonly #asking = new Map<string, Promise<AwsCredentialIdentity>>();
  #kept = new RecentValues<string, KeptSession>(KEPT_SESSIONS);

  constructor(options: RoleSessionsOptions) {
    this.#options = options;
  }

  /** The credentials of a session, asked for in a Region where none are at hand; rejects with SessionRefused. Good in all Regions of the partition. */
  load(session: RoleSession, region: string): Promise<AwsCredentialIdentity> {
    const key = keyOfSession(session);
    const kept = this.#kept.get(key);
    if (kept !== undefined && this.#options.now().getTime() < kept.usedUntil) return Promise.resolve(kept.identity);
    const known = this.#asking.get(key);
    if (known !== undefined) return known;
    const asking = this.#ask(session, region)
      .then((answered) => {
        // What was forgotten in the meantime is not kept.
        if (this.#asking.get(key) === asking) this.#kept.set(key, answered);
        return answered.identity;
      })
      .finally(() => {
        if (this.#asking.get(key) === asking) this.#asking.delete(key);
      });
    this.#asking.set(key, asking);
    return asking;
  }

  /** Drops one: AWS has refused its credentials. */
  forget(session: RoleSession): void {
    const key = keyOfSession(session);
    this.#kept.delete(key);
    this.#asking.delete(key);
  }

  /** Drops all: the rules under which they were asked for have changed. */
  forgetAll(): void {
    this.#kept = new RecentValues(KEPT_SESSIONS);
    this.#asking.clear();
  }

  async #ask(session: RoleSession, region: string): Promise<KeptSession> {
    const { invoker, now, timeout } = this.#options;
    const askedAt = now().getTime();
    const outcome = await invoker.invoke({
      service: 'sts',
      operation: 'AssumeRole',
      params: toParams(session),
      // The Region's own endpoint: what the one for all Regions hands out is not good in every Region (IAM User Guide, Regions of STS).
      region,
      credentials: 'ambient',
      isRepeatable: true,
      signal: timeout(ASSUME_ROLE_TIMEOUT_MS),
    });
    if (outcome.status === 'failed') throw new SessionRefused(explainSessionRefusal(outcome.failure, session, region));
    const identity = readIdentity(outcome.output);
    if (identity === undefined) {
      const reason = 'STS answered without credentials that could be used. Nothing of the command was sent.';
      throw new SessionRefused({ kind: 'no-session', roleArn: session.roleArn, code: 'InvalidAnswer', reason });
    }
    const endsAt = Math.min(identity.expiration.getTime(), askedAt + SESSION_SECONDS * 1000);
    return { identity, usedUntil: endsAt - RENEWED_BEFORE_MS };
  }
}

function toParams(session: RoleSession): Readonly<Record<string, unknown>> {
  const { roleArn, externalId, sessionName, sourceIdentity, tags, policy, policyArns } = session;
  return {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    SourceIdentity: sourceIdentity,
    DurationSeconds: SESSION_SECONDS,
    // None of them is transitive: what the session begins for itself is not this channel any more.
    Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })),
    ...(externalId === undefined ? {} : { ExternalId: externalId }),
    ...(policy === undefined ? {} : { Policy: policy }),
    ...(policyArns.length === 0 ? {} : { PolicyArns: policyArns.map((arn) => ({ arn })) }),
  };
}

function readIdentity({
  Credentials,
}: Readonly<Record<string, unknown>>): (AwsCredentialIdentity & { readonly expiration: Date }) | undefined {
  if (typeof Credentials !== 'object' || Credentials === null) return undefined;
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials as Readonly<Record<string, unknown>>;
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string' || typeof SessionToken !== 'string') return undefined;
  if (!(Expiration instanceof Date) || Number.isNaN(Expiration.getTime())) return undefined;
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken, expiration: Expiration };
}
