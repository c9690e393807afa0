import { beforeEach, describe, expect, it } from 'vitest';
import type { LogGroups } from '../../aws/log-groups.ts';
import { AuditVerifier } from '../../domain/audit-verifier.ts';
import { anAuditChain } from '../../domain/testing/an-audit-chain.ts';
import { ADMINISTRATION_GROUP, CloudWatchLogsSink } from './cloud-watch-logs-sink.ts';

const channelOf = (channelId: string) => ({ channel: { platform: 'web', workspaceId: '', channelId } }) as const;
const { channel: _, ...ofNoChannel } = { kind: 'topic.refused', ...channelOf('') } as const;

let appended: { readonly group: string; readonly stream: string; readonly texts: readonly string[] }[];
let broken: Set<string>;
let sink: CloudWatchLogsSink;

beforeEach(() => {
  appended = [];
  broken = new Set();
  const logGroups: LogGroups = {
    async append({ groupName: group, streamName: stream }, lines) {
      if (broken.has(group)) return { status: 'failed', reason: 'denied' };
      appended.push({ group, stream, texts: lines.map(({ text }) => text) });
      return { status: 'ok' };
    },
  };
  sink = new CloudWatchLogsSink({
    region: 'eu-west-1',
    logGroups,
    listConfigurationNames: () => ['ops', 'night'],
    findConfigurationName: ({ channelId }) => (channelId === 'gone' ? undefined : channelId),
  });
});

const sequencesIn = (group: string): readonly number[] =>
  appended
    .filter((each) => each.group === group)
    .flatMap(({ texts }) => texts.map((text) => (JSON.parse(text) as { sequence: number }).sequence));

const entries = anAuditChain([
  channelOf('ops'),
  channelOf('night'),
  { ...channelOf('ops'), kind: 'audit.anchored' },
  channelOf('gone'),
  channelOf('ops'),
]);

describe('CloudWatchLogsSink', () => {
  it('writes each event to the group of its configuration, and anchors to all', async () => {
    await expect(sink.write(entries)).resolves.toEqual({ status: 'written' });

    expect(sequencesIn('/aws/chatbot/ops')).toEqual([1, 3, 5]);
    expect(sequencesIn('/aws/chatbot/night')).toEqual([2, 3]);
    expect(sequencesIn(ADMINISTRATION_GROUP)).toEqual([3, 4]);
    expect(new Set(appended.map(({ stream }) => stream))).toEqual(new Set(['node-a']));
  });

  it('writes what happened in no channel to the group of administration', async () => {
    const [entry] = anAuditChain([ofNoChannel]);
    if (entry === undefined) throw new TypeError('no entry');
    const { channel: __, ...event } = entry.event;
    await sink.write([{ ...entry, event }]);

    expect(appended.map(({ group }) => group)).toEqual([ADMINISTRATION_GROUP]);
  });

  it('writes excerpts that can be verified', async () => {
    await sink.write(entries);

    const verifier = new AuditVerifier({ scope: 'excerpt' });
    for (const { group, texts } of appended) {
      if (group === '/aws/chatbot/ops') for (const text of texts) verifier.add(JSON.parse(text), '');
    }
    expect(verifier.finish()).toMatchObject({ isIntact: true, eventCount: 3 });
  });

  it('writes nothing twice to the groups that work while another one does not', async () => {
    broken.add('/aws/chatbot/night');
    await expect(sink.write(entries)).resolves.toEqual({ status: 'failed', reason: '/aws/chatbot/night: denied' });
    await expect(sink.write(entries)).resolves.toMatchObject({ status: 'failed' });
    broken.clear();

    await expect(sink.write(entries)).resolves.toEqual({ status: 'written' });

    expect(sequencesIn('/aws/chatbot/ops')).toEqual([1, 3, 5]);
    expect(sequencesIn('/aws/chatbot/night')).toEqual([2, 3]);
  });
});
