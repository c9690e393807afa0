import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { problemLines, warningLines } from '../../src/config/testing/load-text.ts';
import { CHIME_HOSTS, MAX_CONTENT_SIZE } from '../../src/platforms/chime/chime-limits.ts';
import { MAX_WEBHOOK_BODY_SIZE } from '../../src/platforms/teams/teams-limits.ts';
import { MAX_WORKFLOW_CARD_TEXT_SIZE, WORKFLOW_HOSTS, WORKFLOW_PACE } from '../../src/platforms/teams/workflow-limits.ts';

const read = (name: string): Promise<string> => readFile(new URL(`../../docs/guides/${name}`, import.meta.url), 'utf8');
const [teams, chime] = [await read('teams-webhooks.md'), await read('chime.md')];

/** The configuration of a guide, without the indent of a list, with the address of a webhook in the place of its file. */
function configOf(guide: string, url: string): string {
  // Match: a fenced block of YAML, also within a list. Near miss: one of commands, which names no language.
  const [, indent = '', yaml = ''] = /^( *)```yaml\n(.*?)^ *```/ms.exec(guide) ?? [];
  return yaml.replaceAll(new RegExp(`^${indent}`, 'gm'), '').replace(/url_FILE: \S+/, `url: "${url}"`);
}

const written = (count: number): string => count.toLocaleString('en-US');

describe('the guides to webhooks', () => {
  it('have configurations that load', async () => {
    const flow = configOf(teams, 'https://prod-1.westeurope.logic.azure.com:443/workflows/1?sig=a%2Fb');
    const room = configOf(chime, 'https://hooks.chime.aws/incomingwebhooks/1?token=a');

    expect(flow).toContain('platform: teams-webhook');
    expect(await problemLines(flow)).toEqual([]);
    expect(room).toContain('platform: chime');
    expect(await problemLines(room)).toEqual([]);
    expect(await warningLines(room)).toHaveLength(1);
  });

  it('tell the hosts and limits that are kept', () => {
    for (const host of WORKFLOW_HOSTS) expect(teams).toContain(`\`${host}\``);
    for (const size of [MAX_WEBHOOK_BODY_SIZE, MAX_WORKFLOW_CARD_TEXT_SIZE]) expect(teams).toContain(`${written(size)} `);
    for (const { count } of WORKFLOW_PACE) expect(teams).toContain(written(count));
    for (const host of CHIME_HOSTS) expect(chime).toContain(`https://${host}/`);
    expect(chime).toContain(`${written(MAX_CONTENT_SIZE)} bytes`);
  });

  it('say first what Amazon Chime is no more', () => {
    expect(chime.split('\n').find((line) => line !== '' && !line.startsWith('#'))).toMatch(
      /^\*\*Amazon Chime ended on 20 February 2026\.\*\*/,
    );
  });
});
