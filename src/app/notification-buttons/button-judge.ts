// What the rules of a channel say about the command of a button, before anybody presses it: the same rules as for whoever types it, but without
// waiting for AWS. Whoever presses is judged again; this only keeps away what would be refused to everybody.
import { authorizeCommand } from '../../commands/authorize/authorize-command.ts';
import { requestsOfCommand } from '../../commands/authorize/evaluate-command.ts';
import { findAccessLevel } from '../../commands/authorize/iam/access-level.ts';
import type { AuthorizationRequest } from '../../commands/authorize/policy-evaluation/compile-policy.ts';
import type { ChannelRules } from '../../commands/command-surroundings.ts';
import { refuseWithoutRoles } from '../../commands/find-own-role.ts';
import { paramsOfFirstPage } from '../../commands/parse/first-page.ts';
import type { ParseContext } from '../../commands/parse/parse-context.ts';
import { parseAsTyped } from '../../commands/parse/parse-command.ts';
import { composeSession } from '../../commands/session/compose-session.ts';
import type { AccountState } from '../../aws/caller-identity.ts';
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import { findAccountCalled, type ChannelAccount } from '../../domain/channel-account.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import type { Decision } from '../../domain/decision.ts';
import type { GuardrailPolicy } from '../../domain/guardrail-policy.ts';
import type { CallCredentials } from '../../domain/role-session.ts';
import type { CommandRules } from '../command-rules.ts';
import type { ButtonPlace } from './in-place.ts';

/** A command, the channel, and where it would run. */
export interface ButtonQuestion extends ButtonPlace {
  readonly configuration: ChannelConfiguration;
  readonly line: string;
  /** As of what a button needs. */
  readonly isGuess?: true | undefined;
}

/** What a command would ask AWS for. */
export interface ButtonNeeds {
  readonly accountId: string;
  /** With its role; absent where the machine's own credentials are used. */
  readonly account?: ChannelAccount;
  /** What AWS will ask its policies, as far as it can be told from here. */
  readonly requests: readonly AuthorizationRequest[];
}

/** Judges commands of buttons. */
export interface ButtonJudge {
  /** Tells whether somebody in the channel could run it. */
  readonly isAllowed: (question: ButtonQuestion) => Promise<boolean>;
  /** Tells whether the channel's guardrails decide the same for all things of a kind, so that one answer serves for all. */
  readonly isBlindToNames: (configuration: ChannelConfiguration) => boolean;
  /** Tells what AWS would be asked, by a role that all of the channel share; undefined where it is not AWS, or where nothing would get there. */
  readonly needsOf: (question: ButtonQuestion) => Promise<ButtonNeeds | undefined>;
}

/** What it judges with. */
export interface ButtonJudgeOptions {
  readonly rules: Pick<CommandRules, 'of' | 'settleGuardrails'>;
  readonly parsing: ParseContext;
  readonly demoGuardrail: GuardrailPolicy;
  /** The account of the machine's own credentials as far as it is known by now; it asks nobody. */
  readonly knownAccount: () => AccountState | undefined;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Who presses is not known yet. */
const NOBODY = { userId: 'signalbox:nobody', displayName: 'nobody' } as const;

/** The account that a command would reach, and with what. */
interface Reached {
  readonly accountId: string;
  readonly account?: ChannelAccount;
  readonly credentials: CallCredentials;
}

/** A command as it would be asked for. */
interface Judged {
  readonly command: ParsedCommand;
  readonly reached: Reached;
  readonly found: ChannelRules;
  readonly decision: Decision;
}

/** Makes the judge. */
export function createButtonJudge(options: ButtonJudgeOptions): ButtonJudge {
  const { rules, parsing, demoGuardrail, knownAccount, now, newId } = options;

  function rulesOf({ channel, configurationName }: ChannelConfiguration): ChannelRules | undefined {
    const found = rules.of(channel);
    return found?.configurationName === configurationName ? found : undefined;
  }

  function reachedIn(found: ChannelRules, { configuration, accountId, region }: ButtonQuestion): Reached | undefined {
    const { accounts, guardrails, configurationName } = found;
    if (accounts.length === 0) {
      const own = knownAccount();
      if (
        own === undefined ||
        own.kind === 'unknown' ||
        (accountId ?? own.accountId) !== own.accountId ||
        refuseWithoutRoles(found) !== undefined
      )
        return undefined;
      return { accountId: own.accountId, credentials: own.kind === 'demo' ? 'demo' : 'ambient' };
    }
    const account = accountId === undefined ? undefined : findAccountCalled(accounts, accountId);
    if (account === undefined) return undefined;
    const { channel } = configuration;
    const composed = composeSession({ account, person: NOBODY, channel, configurationName, guardrails, region });
    return composed.status === 'ok' ? { accountId: account.accountId, account, credentials: composed.session } : undefined;
  }

  async function judge(question: ButtonQuestion): Promise<Judged | undefined> {
    const { configuration, line, region } = question;
    const found = rulesOf(configuration);
    const reached = found === undefined ? undefined : reachedIn(found, question);
    if (found === undefined || reached === undefined) return undefined;
    // Nobody waits for policies that are still to be read; the answer is asked for again after a while.
    void rules.settleGuardrails(configuration.channel);
    const parsed = parseAsTyped(line, parsing);
    if (parsed.status === 'failed') return undefined;
    const { service, operation } = parsed.command;
    const model = parsing.catalogue.service(service)?.operation(operation);
    const command = { ...parsed.command, region, params: paramsOfFirstPage(parsed.command, model) };
    const { accountId, credentials } = reached;
    const decision = await authorizeCommand(command, {
      isConfigured: true,
      guardrails: credentials === 'demo' ? [demoGuardrail] : found.guardrails,
      credentials,
      isAmbientAllowed: found.isAmbientAllowed,
      allowAmbientChanges: found.allowsAmbientChanges,
      region,
      accountId,
      now,
      newId,
    });
    return { command, reached, found, decision };
  }

  function isReached(question: ButtonQuestion): boolean {
    const found = rulesOf(question.configuration);
    return found !== undefined && reachedIn(found, question) !== undefined;
  }

  function isBlindToNames(configuration: ChannelConfiguration): boolean {
    return (rulesOf(configuration)?.guardrails ?? []).every(isBlind);
  }

  return {
    async isAllowed(question) {
      const { configuration, isGuess } = question;
      // A guardrail that looks at names says nothing about those that nobody has given yet.
      if (isGuess === true && !isBlindToNames(configuration)) return isReached(question);
      const judged = await judge(question);
      // Another value may make it a command.
      if (judged === undefined) return isGuess === true && isReached(question);
      return judged.decision.verdict !== 'denied';
    },
    async needsOf(question) {
      const judged = question.isGuess === true ? undefined : await judge(question);
      if (judged === undefined || judged.found.isUserRoleRequired === true) return undefined;
      const { command, reached, decision } = judged;
      const { accountId, account, credentials } = reached;
      if (credentials === 'demo' || decision.verdict === 'denied') return undefined;
      const place = { region: question.region, accountId };
      const requests = await requestsOfCommand({ command, actions: decision.actions, place, now: now(), credentials });
      // An action that the reference does not know may be called otherwise by AWS.
      const levels = await Promise.all(requests.map(({ action }) => findAccessLevel(action)));
      const known = requests.filter((_request, index) => levels[index] !== 'unknown');
      return { accountId, ...(account === undefined ? {} : { account }), requests: known };
    },
    isBlindToNames,
  };
}

/** True where no statement asks which thing it is, nor anything else about the call. */
function isBlind({ document }: GuardrailPolicy): boolean {
  return document.Statement.every(
    ({ Resource, NotResource, Condition }) =>
      Resource?.length === 1 && Resource[0] === '*' && NotResource === undefined && Condition === undefined,
  );
}
