import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { problemLines, warningLines } from '../../src/config/testing/load-text.ts';
import { createTestPlatform, createLogRecorder, startFakeTeams } from '../../src/platforms/teams/testing/teams-harness.ts';

const guide = await readFile(new URL('../../docs/guides/teams.md', import.meta.url), 'utf8');

/** The configuration of the guide, without the indent of a list, with a secret in the place of its file. */
function configuration(): string {
  // Match: a fenced block of YAML, also within a list. Near miss: one of commands, which names no language.
  const [, indent = '', yaml = ''] = /^( *)```yaml\n(.*?)^ *```/ms.exec(guide) ?? [];
  return yaml.replaceAll(new RegExp(`^${indent}`, 'gm'), '').replace(/clientSecret_FILE: \S+/, 'clientSecret: a-secret');
}

describe('the guide to Microsoft Teams', () => {
  it('has a configuration that loads', async () => {
    expect(configuration()).toContain('platform: teams');
    expect(await problemLines(configuration())).toEqual([]);
    expect((await warningLines(configuration())).filter((line) => line.includes('teams.') && !line.includes('secret'))).toEqual([]);
  });

  it('tells the pace that is kept', async () => {
    const teams = await startFakeTeams();
    const { pace } = createTestPlatform(teams, { logger: createLogRecorder().logger }).capabilities;
    await teams.close();

    expect(pace?.postsOfChannel.map(({ count }) => count)).toEqual([7, 8, 60, 1800]);
    expect(guide).toContain('7 messages a second, 60 in 30 seconds and 1,800 an hour');
  });
});
