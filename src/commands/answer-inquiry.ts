// Answers what is asked about commands: help and skeletons. Nothing is decided, and nothing sent.
import type { NamedOperation } from '../catalogue/cli/argument-table.ts';
import type { Message } from '../messages/message.ts';
import { text } from '../messages/spans.ts';
import { describeAction, describeService } from './authorize/iam/action-description.ts';
import { actionsOfCommand } from './authorize/iam/actions-of-command.ts';
import { iamPrefixOf } from './authorize/iam/iam-prefixes.ts';
import { findNeverAllowed } from './authorize/never-allowed/find-never-allowed.ts';
import { judgeReading } from './authorize/read-only/judge-reading.ts';
import { composeCommandHelp } from './compose/compose-command-help.ts';
import { composeServiceHelp } from './compose/compose-service-help.ts';
import type { ParsedCommand } from '../domain/command.ts';
import type { ParseContext } from './parse/parse-context.ts';
import { readInquiry, type Inquiry } from './parse/read-inquiry.ts';
import { writeSkeleton, type SkeletonForm } from './parse/write-skeleton.ts';

/** Answers a question about commands; undefined where the text is none. */
export async function answerInquiry(said: string, context: ParseContext): Promise<Message | undefined> {
  const inquiry = readInquiry(said, context);
  switch (inquiry?.kind) {
    case undefined:
      return undefined;
    case 'service-help':
      return composeServiceHelp(inquiry.service, await describeService(iamPrefixOf(inquiry.service.cliName)));
    case 'skeleton':
      return composeSkeleton(inquiry.found, inquiry.form);
    case 'command-help':
      return helpWith(inquiry);
  }
}

async function helpWith({ found, table }: Extract<Inquiry, { kind: 'command-help' }>): Promise<Message> {
  const { service, operation, command } = found;
  const asked: ParsedCommand = {
    service: service.cliName,
    operation: operation.name,
    cliOperation: command,
    params: {},
    output: { isPaginated: true },
    notes: [],
    text: '',
  };
  const [action = ''] = actionsOfCommand(asked);
  const purpose = await describeAction(action);
  return composeCommandHelp({ service: service.cliName, command, table, purpose, here: await tellWhatBecomesOfIt(asked) });
}

async function tellWhatBecomesOfIt(asked: ParsedCommand): Promise<string> {
  if (findNeverAllowed(asked) !== undefined) return 'It never runs from a chat, whatever the guardrails say.';
  const { isReadOnly } = await judgeReading(asked);
  return isReadOnly ? 'It only reads, so it runs at once.' : 'It waits for a confirmation, and runs only where a guardrail allows it.';
}

const SKELETON_TITLES: Readonly<Record<SkeletonForm, string>> = {
  input: 'skeleton for --cli-input-json',
  'yaml-input': 'skeleton for --cli-input-yaml',
  output: 'skeleton of the answer',
};

function composeSkeleton({ service, operation, command }: NamedOperation, form: SkeletonForm): Message {
  const title = `${service.cliName} ${command}: ${SKELETON_TITLES[form]}`;
  return {
    title: { emoji: '📖', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      { kind: 'code', text: writeSkeleton(operation, form) },
      { kind: 'footer', spans: [text('nothing was sent to AWS')] },
    ],
    fallbackText: title,
  };
}
