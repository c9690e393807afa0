// The organization's policy in force: none, that of the files, or what AWS Organizations tells, asked anew from time to time.
import type { Logger } from 'pino';
import type { EffectivePolicySource } from '../aws/effective-policy-source.ts';
import type { Config } from '../config/schema.ts';
import { NO_POLICY, settingName, type OrganizationPolicy } from '../domain/organization-policy/organization-policy.ts';
import { readEffectivePolicy } from '../domain/organization-policy/read-effective-policy.ts';
import type { SetTimer } from '../lib/timers.ts';
import { loadOrganizationPolicy } from './load-organization-policy.ts';
import { readSavedPolicy, savePolicy } from './saved-organization-policy.ts';

/** What is known of the policy. */
export type PolicyState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'known';
      readonly policy: OrganizationPolicy;
      readonly origin: 'files' | 'organizations';
      /** When AWS told it, and why it could not be asked since. */
      readonly readAt?: Date;
      readonly problem?: string;
    }
  /** It was never learned: nothing happens in channels that it could be about (ADR 25). */
  | { readonly kind: 'unknown'; readonly reason: string };

/** What the policy is kept with. */
export interface CurrentOrganizationPolicyOptions {
  readonly dataFolder: string;
  readonly source: EffectivePolicySource;
  readonly now: () => Date;
  readonly setTimer: SetTimer;
  readonly logger: Logger;
  /** Called whenever the state may have changed. */
  readonly onChange: () => void;
}

/** How soon AWS is asked again after it could not be. */
const RETRY_MS = 60_000;

const NOT_ASKED = 'AWS Organizations has not answered yet.';

/** Keeps the policy. */
export class CurrentOrganizationPolicy {
  readonly #options: CurrentOrganizationPolicyOptions;
  #state: PolicyState = { kind: 'none' };
  #refreshMs: number | undefined;
  #cancelTimer: (() => void) | undefined;
  #refreshing: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(options: CurrentOrganizationPolicyOptions) {
    this.#options = options;
  }

  get state(): PolicyState {
    return this.#state;
  }

  /** Reads what another configuration needs, or throws `config-invalid`; the returned function puts it in force. */
  async prepare({ organizationPolicy: section }: Pick<Config, 'organizationPolicy'>): Promise<() => void> {
    if (section === undefined) return () => this.#switch({ kind: 'none' }, undefined);
    if (!section.fromOrganizations) {
      const policy = await loadOrganizationPolicy(section);
      return () => this.#switch({ kind: 'known', policy, origin: 'files' }, undefined);
    }
    const saved = await this.#readSaved();
    return () => {
      // What AWS told this process counts for more than what it told an earlier one.
      const isFollowed = this.#refreshMs !== undefined;
      this.#switch(isFollowed ? this.#state : saved, section.refreshMinutes * 60_000);
    };
  }

  /** Asks AWS now, where the policy comes from there; never rejects. */
  refresh(): Promise<void> {
    this.#refreshing = this.#refreshing.then(() => this.#ask());
    return this.#refreshing;
  }

  /** Asks no more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelTimer?.();
    await this.#refreshing;
  }

  #switch(state: PolicyState, refreshMs: number | undefined): void {
    this.#state = state;
    this.#refreshMs = refreshMs;
    this.#cancelTimer?.();
    this.#options.onChange();
  }

  async #readSaved(): Promise<PolicyState> {
    const saved = await readSavedPolicy(this.#options.dataFolder);
    const read = saved === undefined ? undefined : readEffectivePolicy(saved.content);
    if (saved === undefined || read?.status !== 'ok') return { kind: 'unknown', reason: NOT_ASKED };
    return { kind: 'known', policy: read.policy, origin: 'organizations', readAt: saved.readAt, problem: NOT_ASKED };
  }

  async #ask(): Promise<void> {
    if (this.#refreshMs === undefined || this.#isStopped) return;
    const answer = await this.#options.source.read();
    const content = answer.status === 'read' ? answer.content : '{}';
    // Another configuration may have come meanwhile, which knows no Organizations.
    const refreshMs = this.#refreshMs as number | undefined;
    if (refreshMs === undefined) return;
    const read = answer.status === 'unreadable' ? undefined : readEffectivePolicy(content);
    if (read?.status === 'ok') await this.#learn(read.policy, content);
    else this.#fail(answer.status === 'unreadable' ? answer.reason : describeProblem(read));
    this.#options.onChange();
    this.#refreshSoon(read?.status === 'ok' ? refreshMs : Math.min(RETRY_MS, refreshMs));
  }

  async #learn(policy: OrganizationPolicy, content: string): Promise<void> {
    const { dataFolder, now, logger } = this.#options;
    const readAt = now();
    const hadProblem = this.#state.kind !== 'known' || this.#state.problem !== undefined;
    this.#state = { kind: 'known', policy: policy.size === 0 ? NO_POLICY : policy, origin: 'organizations', readAt };
    if (hadProblem) logger.info({ settings: policy.size }, 'the chat applications policy of the organization was read');
    await savePolicy(dataFolder, { content, readAt }).catch((error: unknown) => {
      logger.warn({ error }, 'the chat applications policy could not be kept for the next start');
    });
  }

  /** The last known one stays: AWS that cannot be asked must not open what was closed, nor close what was open. */
  #fail(reason: string): void {
    const { logger } = this.#options;
    const before = this.#state.kind === 'known' ? this.#state.problem : this.#state.kind === 'unknown' ? this.#state.reason : undefined;
    this.#state = this.#state.kind === 'known' ? { ...this.#state, problem: reason } : { kind: 'unknown', reason };
    if (reason === before) return;
    const what =
      this.#state.kind === 'known'
        ? 'the chat applications policy cannot be read; the last known one stays in force'
        : 'the chat applications policy cannot be read and was never known; nothing is posted or run in channels that it could be about';
    logger.error({ reason }, what);
  }

  #refreshSoon(delayMs: number): void {
    this.#cancelTimer?.();
    if (this.#isStopped) return;
    this.#cancelTimer = this.#options.setTimer(() => void this.refresh(), delayMs);
  }
}

function describeProblem(read: ReturnType<typeof readEffectivePolicy> | undefined): string {
  if (read?.status !== 'invalid') return 'AWS Organizations told no policy.';
  const { path, text } = read.problem;
  return `What AWS Organizations told is not understood: ${settingName(path)} ${text}`;
}
