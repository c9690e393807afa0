// What exactly is confirmed of judged commands, ready to be hashed.
import { channelKey } from '../domain/channel.ts';
import { NO_CONTROL } from '../domain/channel-control.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { nameOfCredentials } from '../domain/role-session.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { sha256 } from '../lib/sha256.ts';
import type { ConfirmedCommand, ConfirmedSubject } from './confirm/confirmation-hash.ts';
import type { JudgedCommand, JudgingContext } from './judge-command.ts';
import { parseCommand } from './parse/parse-command.ts';

/** Tells what is confirmed; all commands go to the place of the first. */
export function findConfirmedSubject(
  { channel, person }: Pick<CommandRecord, 'channel' | 'person'>,
  all: readonly JudgedCommand[],
  context: JudgingContext,
): ConfirmedSubject {
  const place = all[0]?.place;
  return {
    commands: all.map((judged) => normalize(judged, context)),
    accountId: place?.accountId ?? '',
    credentials: nameOfCredentials(place?.credentials ?? 'none'),
    userId: person.userId,
    channelKey: channelKey(channel),
    rulesVersion: findRulesVersion(channel, place?.credentials === 'demo', context),
  };
}

/** Read once more, so that tokens which are made anew for every reading are the same in all. */
function normalize({ command, place }: JudgedCommand, context: JudgingContext): ConfirmedCommand {
  const { service, operation } = command;
  const read = parseCommand(command.text, { ...context, newId: () => '' });
  return { service, operation, params: read.status === 'parsed' ? read.command.params : command.params, region: place.region };
}

function findRulesVersion(channel: CommandRecord['channel'], isDemo: boolean, { surroundings }: JudgingContext): string {
  const rules = surroundings.rulesOf(channel);
  const { configurationName, guardrails = [], isAmbientAllowed, allowsAmbientChanges, control = NO_CONTROL } = rules ?? {};
  const policies = (isDemo ? [surroundings.demoGuardrail] : guardrails).map(({ name, document }) => ({ name, document }));
  const { approvalRules } = control;
  return sha256(
    canonicalJson([configurationName ?? null, policies, isAmbientAllowed ?? false, allowsAmbientChanges ?? false, approvalRules]),
  );
}
