// The Slack platform beside a Slack double, with means to disturb it.
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { FakeSlack } from '../../../../test/fakes/fake-slack.ts';
import { Secret } from '../../../lib/secret.ts';
import { createSlackPlatform } from '../index.ts';
import type { SlackPlatformOptions } from '../index.ts';

/** Tokens that must never be read anywhere. */
export const SLACK_SECRETS = ['xoxb-1111-first-secret', 'xapp-1-first-secret', 'xoxb-2222-second-secret'] as const;

const [FIRST_BOT_TOKEN, APP_TOKEN, SECOND_BOT_TOKEN] = SLACK_SECRETS;

/** A logger with everything that was logged, down to the debug lines. */
export function createLogRecorder() {
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      for (const resolve of waiting) resolve();
      waiting.clear();
      done();
    },
  });
  const readLog = (): string => lines.join('');

  return {
    logger: pino({ level: 'trace' }, stream),
    readLog,
    /** Resolves as soon as all these parts stand in the log. */
    untilLogged: async (...parts: readonly string[]): Promise<void> => {
      while (!parts.every((part) => readLog().includes(part))) {
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
    },
  };
}

/** Starts a double with two workspaces of one app each, of which the first listens. */
export function startFakeSlack(): Promise<FakeSlack> {
  return FakeSlack.start({
    workspaces: [
      {
        teamId: 'T0FIRST',
        botToken: FIRST_BOT_TOKEN,
        appToken: APP_TOKEN,
        botUserId: 'U0BOT',
        channelIds: ['C0OPS', 'C0DEV'],
        users: {
          U0GUEST: { is_restricted: true },
          U0OUTSIDE: { team_id: 'T9OTHER', enterprise_user: { enterprise_id: 'E9OTHER', teams: ['T9OTHER'] } },
        },
      },
      { teamId: 'T0SECOND', botToken: SECOND_BOT_TOKEN, botUserId: 'U0BOT2', channelIds: ['C0OTHER'] },
    ],
  });
}

/** Creates the platform for the double. */
export function createTestPlatform(
  slack: Pick<FakeSlack, 'apiUrl'>,
  options: Omit<SlackPlatformOptions, 'config'>,
  more: Partial<SlackPlatformOptions['config']> = {},
) {
  return createSlackPlatform({
    ...options,
    config: {
      ...more,
      apiUrl: slack.apiUrl,
      workspaces: [
        { workspaceId: 'T0FIRST', botToken: new Secret(FIRST_BOT_TOKEN), appToken: new Secret(APP_TOKEN) },
        { workspaceId: 'T0SECOND', botToken: new Secret(SECOND_BOT_TOKEN) },
      ],
    },
  });
}
