// The sixty common commands, each with its answer as a message.
import { createDemoAccount } from '../../src/aws/demo/index.ts';
import { maskSensitive } from '../../src/catalogue/mask-sensitive.ts';
import { composeResult } from '../../src/commands/compose/compose-result.ts';
import { aDecision, aSuccess } from '../../src/commands/compose/testing/a-run-command.ts';
import { catalogue, parseForTest } from '../../src/commands/testing/parse-for-test.ts';
import type { Message } from '../../src/messages/message.ts';
import { demoLines } from './demo-lines.ts';
import { deliveryAndDataLines } from './deliveries-and-data.ts';
import { machineLines } from './machines.ts';

type Output = Readonly<Record<string, unknown>>;

/** The lines whose answers were written for the test. */
export const sampleLines = { ...machineLines, ...deliveryAndDataLines };

const now = new Date('2026-03-01T03:00:00Z');
const PLACE = { accountId: '111122223333', region: 'us-east-1', credentials: 'demo' } as const;
const CHANGING = /^(?:start|stop|reboot|update|invoke)/;

/** What each line asks for, and where its answer is from. */
export const purposes = [
  ...Object.entries(demoLines).map(([line, purpose]) => ({ line, purpose, from: 'demo account' })),
  ...Object.entries(sampleLines).map(([line, { purpose }]) => ({ line, purpose, from: 'written for the test' })),
];

async function outputOf(line: string): Promise<Output> {
  const sample = sampleLines[line];
  if (sample !== undefined) return sample.output;
  const { service, operation, params } = parseForTest(line);
  const { invoker } = createDemoAccount({ now: () => now });
  const call = { service, operation, params, region: PLACE.region, credentials: 'demo', isRepeatable: true } as const;
  const outcome = await invoker.invoke({ ...call, signal: new AbortController().signal });
  if (outcome.status === 'failed') throw new Error(`${line}: ${JSON.stringify(outcome.failure)}`);
  return outcome.output;
}

/** Composes the answer to a line. */
export async function answerTo(line: string): Promise<Message> {
  const command = parseForTest(line);
  const operation = catalogue.service(command.service)?.operation(command.operation);
  if (operation === undefined) throw new Error(`${line} is of no operation`);
  const { value, maskedCount } = maskSensitive(operation.output, await outputOf(line));
  const decision = aDecision({ isMutating: CHANGING.test(command.cliOperation) });
  return composeResult({ command, decision, place: PLACE, operation, result: aSuccess(value, { maskedCount }) });
}

/** `ec2-describe-instances`; of several of one command the later ones are numbered. */
export function fileNameOf(line: string): string {
  const name = line.split(' ').slice(0, 2).join('-');
  const others = purposes.filter((one) => one.line.split(' ').slice(0, 2).join('-') === name).map((one) => one.line);
  const place = others.indexOf(line);
  return place === 0 ? name : `${name}-${place + 1}`;
}
