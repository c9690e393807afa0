// Offers to follow the work that a command has begun: what to ask, made from its answer, waits under a code until somebody says so.
import { argumentTable } from '../catalogue/cli/argument-table.ts';
import type { ParsedCommand } from '../domain/command.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { Block, Message } from '../messages/message.ts';
import { text } from '../messages/spans.ts';
import { makeWatch, type WatchContext } from './begin-watch.ts';
import type { CommandResult } from './command-result.ts';
import type { CommandsContext } from './context.ts';
import type { JudgedCommand } from './judge-command.ts';
import { toJsonValue } from './json-value.ts';
import { composeText } from './parse/compose-text.ts';
import { sayInPlace } from './say-in-place.ts';
import { followedWork, type FollowedWork } from './watch/followed-work.ts';
import { queryAnswer } from './watch/query-answer.ts';
import { OFFER_LIFETIME_MS } from './watch/watch-limits.ts';

/** Adds the offer to the answer of a command, where it has begun something that can be followed. */
export async function offerFollowing(
  answer: Message,
  { record, judged, result }: { readonly record: CommandRecord; readonly judged: JudgedCommand; readonly result: CommandResult },
  { context, chooseCode }: Pick<WatchContext, 'context' | 'chooseCode'>,
): Promise<Message> {
  if (result.status === 'failed') return answer;
  const { command } = judged;
  if (isLeftToItself(command)) return withBlocks(answer, explainNothingToFollow(judged));
  const name = `${command.service} ${command.cliOperation}`;
  const work = Object.hasOwn(followedWork, name) ? followedWork[name] : undefined;
  const asking = work === undefined ? undefined : composeAsking(work, { command, output: result.output }, context);
  if (asking === undefined) return answer;
  try {
    const code = await chooseCode(record);
    const following = { work: name, commandText: asking };
    const watch = makeWatch(record, judged, { status: 'offered', code, context, following });
    await context.store.write(async ({ watches }) => {
      await watches.deleteOffered(new Date(context.now().getTime() - OFFER_LIFETIME_MS));
      await watches.insert(watch);
    });
    return withBlocks(answer, [{ kind: 'actions', actions: [{ text: 'Follow', command: `follow ${code}`, style: 'plain' }] }]);
  } catch (error) {
    // The command was run; its answer does without.
    context.logger.warn({ error, commandId: record.id }, 'following could not be offered');
    return answer;
  }
}

function withBlocks(answer: Message, blocks: readonly Block[]): Message {
  return { ...answer, blocks: [...answer.blocks, ...blocks] };
}

/** The command to ask, or undefined where the answer does not say of what. */
function composeAsking(
  work: FollowedWork,
  { command, output }: { readonly command: ParsedCommand; readonly output: Readonly<Record<string, unknown>> },
  { catalogue, facts }: CommandsContext,
): string | undefined {
  const service = catalogue.service(command.service);
  const operation = service?.operation(work.ask);
  if (service === undefined || operation === undefined) return undefined;
  const known = { input: toJsonValue(command.params), output: toJsonValue(output) };
  const params = Object.fromEntries(Object.entries(work.params).map(([name, expression]) => [name, queryAnswer(known, expression)]));
  if (Object.values(params).some((value) => value === null || value === '')) return undefined;
  const names = { service: service.cliName, operation: operation.name, cliOperation: operation.cliName };
  const table = argumentTable({ service, operation, command: operation.cliName }, facts);
  return composeText({ ...names, params, output: { isPaginated: true } }, { operation, table });
}

function isLeftToItself({ service, operation, params }: ParsedCommand): boolean {
  return service === 'lambda' && operation === 'Invoke' && params['InvocationType'] === 'Event';
}

// Match: report of report:3, and of arn:aws:lambda:eu-central-1:123456789012:function:report. Near miss: report' (no name of a function).
const FUNCTION_NAME = /^(?:arn:[\w-]+:lambda:[\w-]+:\d+:function:|\d+:function:)?([\w-]{1,140})(?::[\w$-]+)?$/;

/** AWS tells nobody what became of an event; what the function logs is all there is to read. */
function explainNothingToFollow(judged: JudgedCommand): readonly Block[] {
  const [, name] = FUNCTION_NAME.exec(String(judged.command.params['FunctionName'])) ?? [];
  const sentence = 'It runs by itself now, and AWS keeps nothing to follow it by but what it logs.';
  const explained: Block = { kind: 'paragraph', spans: [text(sentence)] };
  // Where its log is unless somebody has set another (AWS Lambda Developer Guide, log groups).
  const command = sayInPlace(`logs tail /aws/lambda/${name ?? ''}`, judged);
  return name === undefined ? [explained] : [explained, { kind: 'actions', actions: [{ text: 'Show its log', command, style: 'plain' }] }];
}
