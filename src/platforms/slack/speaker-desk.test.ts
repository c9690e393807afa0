import { afterEach, describe, expect, it } from 'vitest';
import { FakeSlack } from '../../../test/fakes/fake-slack.ts';
import { Secret } from '../../lib/secret.ts';
import { createSlackLogger } from './slack-logger.ts';
import { SpeakerDesk } from './speaker-desk.ts';
import { createLogRecorder } from './testing/slack-harness.ts';

const users = {
  U0COLLEAGUE: { team_id: 'T2', enterprise_user: { enterprise_id: 'E1', teams: ['T2'] } },
  U0GUEST: { team_id: 'T2', is_restricted: true, enterprise_user: { enterprise_id: 'E1', teams: ['T2'] } },
  U0STRANGER: { team_id: 'T2', is_stranger: true, enterprise_user: { enterprise_id: 'E1', teams: ['T2'] } },
  U0OUTSIDE: { team_id: 'T9', enterprise_user: { enterprise_id: 'E9', teams: ['T9'] } },
  U0ALONE: { team_id: 'T8' },
};
type UserId = keyof typeof users;

let slack: FakeSlack;
let minutes = 0;

async function openDesk(enterpriseId?: string): Promise<(userId: UserId) => Promise<string>> {
  const organization = enterpriseId === undefined ? {} : { enterpriseId };
  slack = await FakeSlack.start({
    workspaces: [{ teamId: 'T1', botToken: 'xoxb-1', botUserId: 'UBOT', channelIds: ['C1'], users, ...organization }],
  });
  const { logger } = createLogRecorder();
  const { signal } = new AbortController();
  const redact = (text: string): string => text;
  const connection = { apiUrl: slack.apiUrl, redact, logger: createSlackLogger(logger, redact), createDeadline: () => signal };
  const desk = new SpeakerDesk({ logger, signal, now: () => new Date(minutes * 60_000) });
  // As in a press in a channel that workspaces share: Slack names nothing but the person's own workspace.
  return (userId) => desk.find({ connection, token: new Secret('xoxb-1') }, { teamId: 'T1', userId }, 'T1');
}

afterEach(() => slack.close());

describe('SpeakerDesk', () => {
  it('knows people of other workspaces of its own organization as what they are', async () => {
    const find = await openDesk('E1');

    expect(await find('U0COLLEAGUE')).toBe('member');
    expect(await find('U0GUEST')).toBe('guest');
  });

  it('tells people of other organizations apart, and whoever Slack calls a stranger', async () => {
    const find = await openDesk('E1');

    expect([await find('U0OUTSIDE'), await find('U0ALONE'), await find('U0STRANGER')]).toEqual(['external', 'external', 'external']);
  });

  it('calls nobody of an organization a member where its own workspace is of none', async () => {
    const find = await openDesk();

    expect(await find('U0COLLEAGUE')).toBe('external');
  });

  it('asks of which organization it is once in a while, and only for people of one', async () => {
    const find = await openDesk('E1');
    const asked = (): number => slack.callsOf('auth.test').length;

    await find('U0ALONE');
    expect(asked()).toBe(0);
    await find('U0COLLEAGUE');
    await find('U0GUEST');
    expect(asked()).toBe(1);

    minutes += 6;
    await find('U0OUTSIDE');
    expect(asked()).toBe(2);
  });

  it('takes people for outsiders while Slack does not say of which organization it is, and asks again', async () => {
    const find = await openDesk('E1');
    slack.failNext('auth.test', { kind: 'status', status: 503 });
    expect(await find('U0COLLEAGUE')).toBe('external');

    slack.answerNext('auth.test', { ok: true, team_id: 'T9', enterprise_id: 'E1' });
    expect(await find('U0COLLEAGUE')).toBe('external');

    expect(await find('U0COLLEAGUE')).toBe('member');
  });
});
