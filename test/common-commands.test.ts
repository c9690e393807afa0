// The commands that people type most in a chat: each has an answer that one can read on a phone, kept as a file for text, web chat and Slack.
import { describe, expect, it } from 'vitest';
import { createDemoAccount } from '../src/aws/demo/index.ts';
import { findShapeFaults } from '../src/aws/demo/testing/find-shape-faults.ts';
import { maskSensitive } from '../src/catalogue/mask-sensitive.ts';
import { composeResult } from '../src/commands/compose/compose-result.ts';
import { aDecision, aSuccess } from '../src/commands/compose/testing/a-run-command.ts';
import { catalogue, parseForTest } from '../src/commands/testing/parse-for-test.ts';
import type { Message } from '../src/messages/message.ts';
import { renderPlainText } from '../src/messages/plain-text.ts';
import { renderSlackMessage } from '../src/platforms/slack/render-slack-message.ts';
import { renderWebMessage } from '../src/platforms/web/render-web-message.ts';
import { demoLines } from './common-commands/demo-lines.ts';
import { deliveryAndDataLines } from './common-commands/deliveries-and-data.ts';
import { machineLines } from './common-commands/machines.ts';
import { readProjectFile } from './house/read-project-file.ts';

type Output = Readonly<Record<string, unknown>>;

const sampleLines = { ...machineLines, ...deliveryAndDataLines };

const now = new Date('2026-03-01T03:00:00Z');
const PLACE = { accountId: '111122223333', region: 'us-east-1', credentials: 'demo' } as const;
const CHANGING = /^(?:start|stop|reboot|update|invoke)/;

const purposes = [
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

async function answerTo(line: string): Promise<Message> {
  const command = parseForTest(line);
  const operation = catalogue.service(command.service)?.operation(command.operation);
  if (operation === undefined) throw new Error(`${line} is of no operation`);
  const { value, maskedCount } = maskSensitive(operation.output, await outputOf(line));
  const decision = aDecision({ isMutating: CHANGING.test(command.cliOperation) });
  return composeResult({ command, decision, place: PLACE, operation, result: aSuccess(value, { maskedCount }) });
}

/** `ec2-describe-instances`; of several of one command the later ones are numbered. */
function fileNameOf(line: string): string {
  const name = line.split(' ').slice(0, 2).join('-');
  const others = purposes.filter((one) => one.line.split(' ').slice(0, 2).join('-') === name).map((one) => one.line);
  const place = others.indexOf(line);
  return place === 0 ? name : `${name}-${place + 1}`;
}

// Match: | `ec2 describe-vpcs` | networks | demo account |. Near miss: the head of the table.
const ROW = /^\| `(.+?)` +\| (.+?) +\| (.+?) +\|$/gm;

/** The rows of the document; a vertical line within a cell is written behind a backslash. */
function documentRows(): readonly { readonly line: string; readonly purpose: string; readonly from: string }[] {
  return [...readProjectFile('docs/reference/common-commands.md').matchAll(ROW)].map(([, line = '', purpose = '', from = '']) => ({
    line: line.replaceAll(String.raw`\|`, '|'),
    purpose,
    from,
  }));
}

describe('common commands', () => {
  it('are sixty, and stand in their document', () => {
    expect(purposes).toHaveLength(60);
    expect(documentRows()).toEqual(purposes);
  });

  it.each(Object.entries(sampleLines))('have samples that fit the API: %s', (line, { output }) => {
    const { service, operation } = parseForTest(line);
    const shape = catalogue.service(service)?.operation(operation)?.output;

    expect(shape === undefined ? ['no shape'] : findShapeFaults(output, shape)).toEqual([]);
  });

  it.each(purposes)('are answered readably: $line', async ({ line }) => {
    const message = await answerTo(line);

    await expect(`${renderPlainText(message)}\n`).toMatchFileSnapshot(`__golden__/common-commands/${fileNameOf(line)}.txt`);
    const shown = { slack: renderSlackMessage(message), web: renderWebMessage(message) };
    await expect(`${JSON.stringify(shown, undefined, 2)}\n`).toMatchFileSnapshot(`__golden__/common-commands/${fileNameOf(line)}.json`);
  });
});
