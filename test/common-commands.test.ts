// The commands that people type most in a chat: each has an answer that one can read on a phone, kept as a file for text, web chat and Slack.
import { describe, expect, it } from 'vitest';
import { findShapeFaults } from '../src/aws/demo/testing/find-shape-faults.ts';
import { catalogue, parseForTest } from '../src/commands/testing/parse-for-test.ts';
import { renderPlainText } from '../src/messages/plain-text.ts';
import { renderSlackMessage } from '../src/platforms/slack/render-slack-message.ts';
import { renderWebMessage } from '../src/platforms/web/render-web-message.ts';
import { answerTo, fileNameOf, purposes, sampleLines } from './common-commands/answer-to.ts';
import { readProjectFile } from './house/read-project-file.ts';

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
