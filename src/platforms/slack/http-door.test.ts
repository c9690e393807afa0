import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { signAsSlack } from '../../../test/fakes/slack-double-deliveries.ts';
import { Secret } from '../../lib/secret.ts';
import type { PlatformAnswer } from '../platform.ts';
import { createHttpDoor } from './http-door.ts';

const NOW = new Date('2026-11-28T12:00:00Z');
const seconds = NOW.getTime() / 1000;

type Acknowledgement = Readonly<Record<string, unknown>> | undefined;

function openDoor({ answer, isClosed = false }: { answer?: () => Acknowledgement; isClosed?: boolean } = {}) {
  const taken: unknown[] = [];
  const desk = {
    take(body: unknown): Acknowledgement {
      taken.push(body);
      return answer?.();
    },
  };
  const door = createHttpDoor({
    apps: [
      { signingSecret: new Secret('first'), ownWorkspaceIds: new Set(['T0FIRST']), foreignWorkspaceIds: new Set(['T0SECOND']) },
      { signingSecret: new Secret('second'), ownWorkspaceIds: new Set(['T0SECOND']), foreignWorkspaceIds: new Set(['T0FIRST']) },
    ],
    now: () => NOW,
    logger: pino({ level: 'silent' }),
    findDesk: () => (isClosed ? undefined : desk),
  });
  const send = (body: string, signingSecret = 'first'): Promise<PlatformAnswer> =>
    door.take({ headers: signAsSlack({ signingSecret, body, seconds }), body: Buffer.from(body) });
  return { door, send, taken };
}

describe('createHttpDoor', () => {
  it.each([
    ['an event', '{"type":"event_callback","team_id":"T0FIRST"}', { type: 'event_callback', team_id: 'T0FIRST' }],
    ['a press', `payload=${encodeURIComponent('{"type":"block_actions"}')}`, { type: 'block_actions' }],
    ['a slash command', 'command=%2Faws&text=ec2+help', { command: '/aws', text: 'ec2 help' }],
  ])('takes %s', async (_case, body, expected) => {
    const { send, taken } = openDoor();

    expect(await send(body)).toEqual({ status: 200, outcome: 'accepted' });
    expect(taken).toEqual([expected]);
  });

  it('answers with what the envelope is acknowledged with', async () => {
    const { send } = openDoor({ answer: () => ({ response_type: 'in_channel' }) });

    expect(await send('command=%2Faws')).toMatchObject({
      status: 200,
      contentType: 'application/json; charset=utf-8',
      body: '{"response_type":"in_channel"}',
    });
  });

  it('says back what Slack says to see whose address it is, but only to Slack', async () => {
    const { send, taken } = openDoor();
    const body = '{"type":"url_verification","challenge":"3eZbrw1aB"}';

    expect(await send(body)).toMatchObject({ status: 200, contentType: 'text/plain; charset=utf-8', body: '3eZbrw1aB' });
    expect(await send(body, 'third')).toEqual({ status: 401, outcome: 'signature-refused' });
    expect(taken).toEqual([]);
  });

  it('takes no notice of a look at its certificate', async () => {
    const { send, taken } = openDoor();

    expect((await send('ssl_check=1&token=x')).status).toBe(200);
    expect(taken).toEqual([]);
  });

  it('takes an event of a workspace under the secret of its own app alone', async () => {
    const { send, taken } = openDoor();

    expect((await send('{"type":"event_callback","team_id":"T0SECOND"}', 'second')).status).toBe(200);
    expect(await send('{"type":"event_callback","team_id":"T0SECOND"}')).toEqual({ status: 403, outcome: 'workspace-of-another-app' });
    expect((await send(`payload=${encodeURIComponent('{"team":{"id":"T0SECOND"}}')}`)).status).toBe(403);
    expect(taken).toHaveLength(1);
  });

  it.each([
    ['a message', { type: 'block_actions', team: { id: 'T0FIRST' }, message: { team: 'T0SECOND' } }],
    ['a view', { type: 'view_submission', team: { id: 'T0FIRST' }, view: { app_installed_team_id: 'T0SECOND' } }],
    ['a person where nothing else is known', { type: 'block_actions', team: { id: 'T0OTHER' }, user: { id: 'U1', team_id: 'T0SECOND' } }],
    ['an organization', { type: 'block_actions', team: { id: 'T0OTHER', enterprise_id: 'T0SECOND' } }],
  ])('refuses what names a workspace of another app as that of %s', async (_case, payload) => {
    const { send, taken } = openDoor();

    const answer = await send(`payload=${encodeURIComponent(JSON.stringify(payload))}`);

    expect(answer).toEqual({ status: 403, outcome: 'workspace-of-another-app' });
    expect(taken).toEqual([]);
  });

  it('takes what somebody of a workspace of another app presses in one of its own', async () => {
    const { send, taken } = openDoor();
    const payload = {
      type: 'block_actions',
      team: { id: 'T0FIRST' },
      message: { team: 'T0FIRST' },
      user: { id: 'U1', team_id: 'T0SECOND' },
    };

    expect((await send(`payload=${encodeURIComponent(JSON.stringify(payload))}`)).status).toBe(200);
    expect(taken).toEqual([payload]);
  });

  it.each([['{"type":'], ['payload=nothing'], ['{}x']])('refuses %s, which cannot be read', async (body) => {
    const { send, taken } = openDoor();

    expect(await send(body)).toEqual({ status: 400, outcome: 'unreadable' });
    expect(taken).toEqual([]);
  });

  it('refuses by the headers alone what cannot be of Slack', () => {
    const { door } = openDoor();
    const good = signAsSlack({ signingSecret: 'first', body: '', seconds });

    expect(door.refusalOf(good)).toBeUndefined();
    expect(door.refusalOf({})).toEqual({ status: 401, outcome: 'signature-missing' });
    expect(door.refusalOf(signAsSlack({ signingSecret: 'first', body: '', seconds: seconds - 301 }))).toEqual({
      status: 401,
      outcome: 'too-old',
    });
  });

  it('has Slack come again while nothing is taken, and after a defect', async () => {
    const closed = openDoor({ isClosed: true });
    const broken = openDoor({
      answer: () => {
        throw new Error('a defect');
      },
    });

    expect((await closed.send('{"type":"event_callback"}')).status).toBe(503);
    expect((await broken.send('{"type":"event_callback"}')).status).toBe(503);
  });
});
