import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandRecord } from '../domain/command-record.ts';
import type { IncidentDesk, NamedIncident } from '../domain/incident-desk.ts';
import { renderPlainText } from '../messages/plain-text.ts';
import { answerCareWord } from './answer-care-word.ts';
import { readCareWord } from './receive/read-care-word.ts';
import { ana, openCommandsFlow, type CommandsFlow } from './testing/open-commands-flow.ts';

const channel = { platform: 'web', workspaceId: '', channelId: 'ops' } as const;
const record: CommandRecord = {
  id: 'command-1',
  idempotencyKey: 'key-1',
  channel,
  person: ana,
  text: '',
  receivedAt: new Date(0),
  status: 'received',
};

let flow: CommandsFlow;
beforeEach(async () => {
  flow = await openCommandsFlow();
});
afterEach(() => flow.close());

/** A desk that knows no incident of the channel itself, and this one in each of the others. */
function deskWith(unheard: readonly string[]) {
  const said: NamedIncident[] = [];
  const silenced: NamedIncident[] = [];
  const desk: Partial<IncidentDesk> = {
    findUnheard: (code) => Promise.resolve(code === 'K7QX2M' ? unheard : []),
    acknowledge: (named) => {
      said.push(named);
      return Promise.resolve({ kind: 'unknown' });
    },
    silenceIncident: (named) => {
      silenced.push(named);
      return Promise.resolve(named.configurationName === 'ops' ? { kind: 'unknown' } : { kind: 'refused', text: 'Said.' });
    },
  };
  return { desk: desk as IncidentDesk, said, silenced };
}

async function say(text: string, desk: IncidentDesk, isAdministrator: boolean): Promise<string> {
  const intent = readCareWord(text);
  if (intent === undefined) throw new Error(text);
  const { surroundings } = flow.context;
  const control = { people: { isSame: () => false }, administrators: isAdministrator ? [ana.userId] : [] };
  const rules = { ...surroundings.rulesOf(channel), configurationName: 'ops', control };
  const around = { ...surroundings, roles: undefined, incidents: () => desk, rulesOf: () => rules };
  return renderPlainText(await answerCareWord(record, intent, { ...flow.context, surroundings: around } as unknown as typeof flow.context));
}

describe('answerCareWord', () => {
  it('says to an incident of a channel in which nobody can say anything what an administrator says elsewhere', async () => {
    const { desk, said, silenced } = deskWith(['ops-flow']);

    await say('ack K7QX2M', desk, true);
    expect(said).toEqual([
      { configurationName: 'ops', code: 'K7QX2M' },
      { configurationName: 'ops-flow', code: 'K7QX2M' },
    ]);
    expect(await say('silence K7QX2M 1h', desk, true)).toContain('Said.');
    expect(silenced.at(-1)?.configurationName).toBe('ops-flow');
  });

  it('refuses that to everybody else, and says why', async () => {
    const { desk, said } = deskWith(['ops-flow']);

    expect(await say('ack K7QX2M', desk, false)).toContain('only an administrator');
    expect(said.map(({ configurationName }) => configurationName)).toEqual(['ops']);
  });

  it('does nothing where two channels have the code, or none has it', async () => {
    const { desk, said } = deskWith(['ops-flow', 'ops-room']);

    expect(await say('ack K7QX2M', desk, true)).toContain('Incidents of several channels');
    expect(await say('ack AAAAAA', desk, true)).toContain('No incident of this channel has this code');
    expect(said.every(({ configurationName }) => configurationName === 'ops')).toBe(true);
  });
});
