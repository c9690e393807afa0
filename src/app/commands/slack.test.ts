import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { UsageError } from '../../cli/usage-error.ts';
import { slackCommand } from './slack.ts';

async function run(...commandArguments: readonly string[]): Promise<string> {
  const printed: string[] = [];
  const status = await slackCommand.run(commandArguments, {
    streams: {
      readInput: () => Promise.reject(new Error('nothing is read')),
      readInputLines: () => {
        throw new Error('nothing is read');
      },
      print: (line) => printed.push(line),
      printError: () => undefined,
    },
    findSocketPath: () => Promise.reject(new Error('no server is asked')),
    readFile: () => Promise.reject(new Error('no file is read')),
  });
  expect(status).toBe(0);
  return printed.join('\n');
}

describe('signalbox slack manifest', () => {
  it('prints the manifest for Socket Mode', async () => {
    expect(parse(await run('manifest'))).toMatchObject({ settings: { socket_mode_enabled: true } });
  });

  it('prints that for HTTPS where an address is given', async () => {
    const printed = await run('manifest', '--mode', 'http', '--url', 'https://signalbox.example.com/', '--thread-replies');

    expect(printed).toContain('request_url: "https://signalbox.example.com/slack/events"');
    expect(printed).toContain('- message.groups');
  });

  it('prints fewer and other scopes where that is asked for', async () => {
    const printed = await run('manifest', '--without', 'invitations', '--without', 'slash-command', '--with', 'user-groups');

    expect(printed).not.toContain('- channels:read');
    expect(printed).not.toContain('/aws');
    expect(printed).toContain('- usergroups:read');
  });

  it('prints it within JSON', async () => {
    const printed: unknown = JSON.parse(await run('manifest', '--json', '--name', 'AWS Box'));

    expect(printed).toMatchObject({ manifest: expect.stringContaining('name: "AWS Box"') as string });
  });

  it.each([
    [[]],
    [['manifest', 'more']],
    [['manifest', '--mode', 'pigeon']],
    [['manifest', '--mode', 'http']],
    [['manifest', '--mode', 'socket', '--url', 'https://signalbox.example.com']],
    [['manifest', '--url', 'http://signalbox.example.com']],
    [['manifest', '--url', 'https://signalbox.example.com/path']],
    [['manifest', '--with', 'everything']],
    [['manifest', '--without', 'thread-replies']],
    [['manifest', '--name', 'x'.repeat(36)]],
  ])('refuses %j', async (commandArguments) => {
    await expect(run(...commandArguments)).rejects.toThrow(UsageError);
  });
});
