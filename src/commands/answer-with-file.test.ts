import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredFile } from '../domain/stored-file.ts';
import { RUN_MAX_MS } from './background/background-runs.ts';
import { FILE_MAX_BYTES, FILE_MAX_ITEMS } from './compose/file-form.ts';
import { aGuardrail, ben, openCommandsFlow, PATIENCE_MS, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

type Output = Readonly<Record<string, unknown>>;

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
});
afterEach(() => flow.close());

function answerWith(...outputs: readonly Output[]): void {
  const left = [...outputs];
  flow.surroundings.answer = async () => ({ status: 'succeeded', output: left.shift() ?? {}, truncatedMembers: [] });
}

function codeOn(answer: string): string {
  return /file ([A-Z0-9]{6}) json/.exec(answer)?.[1] ?? `no code on: ${answer}`;
}

function tables(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, index) => `table-${from + index}`);
}

/** The file that the last command has made. */
async function lastFile(): Promise<StoredFile> {
  const event = (await flow.auditEvents()).findLast(({ kind }) => kind === 'command.succeeded');
  const ids = Array.from({ length: 200 }, (_, index) => `id-${String(index).padStart(6, '0')}`);
  const found = await Promise.all(ids.map((id) => flow.store.records.files.find(id)));
  const file = found.findLast((candidate) => candidate !== undefined && candidate.name === event?.detail['file']);
  if (file === undefined) throw new Error('no file was kept');
  return file;
}

function textOf({ content }: StoredFile): string {
  return new TextDecoder().decode(content);
}

/** Shows the first of two pages and returns the code under which the whole is offered. */
async function showFirstPage(command = 'dynamodb list-tables --page-size 2'): Promise<string> {
  answerWith({ TableNames: tables(0, 2), LastEvaluatedTableName: 'table-1' });
  return codeOn(await flow.say(command));
}

describe('the offer of a file', () => {
  it('stands on a part of an answer, in both forms where the answer is one list', async () => {
    answerWith({ TableNames: tables(0, 40) });
    const answer = await flow.say('dynamodb list-tables');

    expect(answer).toMatch(
      /Show more: @aws more [A-Z0-9]{6}\nWhole as \.json: @aws file ([A-Z0-9]{6}) json\nWhole as \.csv: @aws file \1 csv/,
    );
  });

  it('stands on what is too long to be shown, without a table where there is none', async () => {
    answerWith({ Configuration: { Description: 'x'.repeat(20_000) } });
    const answer = await flow.say('lambda get-function-event-invoke-config --function-name a');

    expect(answer).toContain('Whole as .json');
    expect(answer).not.toContain('.csv');
  });

  it('does not stand where all is shown, nor where something was changed', async () => {
    answerWith(
      { TableNames: tables(0, 3) },
      { TerminatingInstances: Array.from({ length: 40 }, (_, index) => ({ InstanceId: `i-${index}` })) },
    );
    flow.surroundings.rules = rulesWith(aGuardrail('all', {}));

    await expect(flow.say('dynamodb list-tables')).resolves.not.toContain('Whole as');
    const card = await flow.say('ec2 terminate-instances --instance-ids i-1');
    await expect(flow.say(`confirm ${/confirm ([A-Z0-9]{6})/.exec(card)?.[1] ?? ''}`)).resolves.not.toContain('Whole as');
  });
});

describe('file CODE', () => {
  it('asks for all pages from the first on and keeps the whole as JSON', async () => {
    const code = await showFirstPage('dynamodb list-tables --page-size 2 --max-items 1 --output text');
    const more = { TableNames: tables(2, 4), LastEvaluatedTableName: 'table-3' };
    answerWith({ TableNames: tables(0, 2), LastEvaluatedTableName: 'table-1' }, more, { TableNames: tables(4, 5) });
    const answer = await flow.say(`file ${code} json`);

    expect(flow.calls.slice(1).map(({ params, region }) => ({ params, region }))).toEqual([
      { params: { Limit: 2 }, region: 'eu-central-1' },
      { params: { Limit: 2, ExclusiveStartTableName: 'table-1' }, region: 'eu-central-1' },
      { params: { Limit: 2, ExclusiveStartTableName: 'table-3' }, region: 'eu-central-1' },
    ]);
    const file = await lastFile();
    expect(JSON.parse(textOf(file))).toEqual({ TableNames: tables(0, 5) });
    expect(file).toMatchObject({ name: 'dynamodb-list-tables-20260301T030000Z.json', mediaType: 'application/json' });
    expect(file.expiresAt).toEqual(new Date('2026-03-02T03:00:00Z'));
    expect(answer).toContain('✅ dynamodb list-tables: 5 tables as a file');
    expect(answer).toContain('📎 dynamodb-list-tables-20260301T030000Z.json, ');
    expect(answer).toContain('3 pages');
    await expect(flow.auditKinds()).resolves.toEqual([
      'command.received',
      'command.executing',
      'command.succeeded',
      'command.received',
      'command.executing',
      'command.succeeded',
    ]);
  });

  it('makes a table of a list, of what a query picks as well', async () => {
    const reservations = [
      { Instances: [{ InstanceId: 'i-1', State: { Name: 'running' } }] },
      { Instances: [{ InstanceId: 'i-2', KeyName: '=1' }] },
    ];
    answerWith({ Reservations: reservations, NextToken: 'a' });
    const code = codeOn(await flow.say('ec2 describe-instances'));
    answerWith({ Reservations: reservations });
    await flow.say(`file ${code} csv`);

    expect(textOf(await lastFile())).toBe("InstanceId,State.Name,KeyName\r\ni-1,running,\r\ni-2,,'=1\r\n");

    const many = [{ Instances: Array.from({ length: 40 }, (_, index) => ({ InstanceId: `i-${index}` })) }];
    answerWith({ Reservations: many });
    const queried = codeOn(await flow.say('ec2 describe-instances --max-items 1 --query "Reservations[].Instances[].[InstanceId]"'));
    answerWith({ Reservations: many });
    await expect(flow.say(`@aws File ${queried.toLowerCase()} CSV`)).resolves.toContain('as a file');

    expect(textOf(await lastFile())).toMatch(/^#1\r\ni-0\r\ni-1\r\n(?:i-\d+\r\n){38}$/);
  });

  it.each(['json', 'csv'])('writes no secret (%s)', async (form) => {
    const withSecret = { FunctionName: 'orders', Environment: { Variables: { PASSWORD: 'hunter2-in-the-open' } } };
    answerWith({ Functions: [withSecret], NextMarker: 'a' });
    const code = codeOn(await flow.say('lambda list-functions'));
    answerWith({ Functions: [withSecret], NextMarker: 'a' }, { Functions: [withSecret] });
    const answer = await flow.say(`file ${code} ${form}`);

    expect(textOf(await lastFile())).toContain('orders');
    expect(textOf(await lastFile())).not.toContain('hunter2');
    expect(answer).toContain('2 secret values are masked.');
  });

  it('is decided anew for whoever asks, and for every page', async () => {
    const code = await showFirstPage();
    flow.surroundings.rules = rulesWith(aGuardrail('no tables', { Action: ['ec2:*'] }));
    await expect(flow.say(`file ${code} json`, { person: ben })).resolves.toContain('is not allowed here');
    expect(flow.calls).toHaveLength(1);

    flow.surroundings.rules = rulesWith();
    flow.surroundings.answer = async () => {
      flow.surroundings.rules = rulesWith(aGuardrail('no tables', { Action: ['ec2:*'] }));
      return { status: 'succeeded', output: { TableNames: ['a'], LastEvaluatedTableName: 'a' }, truncatedMembers: [] };
    };
    const answer = await flow.say(`file ${code} json`);
    expect(flow.calls).toHaveLength(2);
    expect(answer).toContain('Not the whole: it may not be asked for any more.');
    expect((await lastFile()).name).toMatch(/-cut\.json$/);
  });

  it('asks for no confirmation: what has come to need one is not run', async () => {
    const code = await showFirstPage('sqs list-queues');
    const offer = await flow.store.records.offers.find('web//ops', code);
    expect(offer).toBeUndefined();
    await flow.store.write(({ offers }) =>
      offers.put({
        channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
        code: 'AAAAAA',
        commandText: 'ec2 reboot-instances --instance-ids i-1',
        expiresAt: new Date('2026-03-02T03:00:00Z'),
      }),
    );
    flow.surroundings.rules = rulesWith(aGuardrail('all', {}));

    await expect(flow.say('file AAAAAA json')).resolves.toContain('needs a confirmation');
    expect(flow.calls).toHaveLength(1);
    await expect(flow.commandsAt('awaiting-confirmation')).resolves.toEqual([]);
  });

  it('grants each page also where a query picks from the whole', async () => {
    answerWith({ TableNames: tables(0, 40) });
    const code = codeOn(await flow.say('dynamodb list-tables --query TableNames'));
    flow.surroundings.answer = async () => {
      flow.surroundings.rules = rulesWith(aGuardrail('no tables', { Action: ['ec2:*'] }));
      return { status: 'succeeded', output: { TableNames: ['a'], LastEvaluatedTableName: 'a' }, truncatedMembers: [] };
    };
    const answer = await flow.say(`file ${code} json`);

    expect(flow.calls).toHaveLength(2);
    expect(answer).toContain('it may not be asked for any more');
    expect(JSON.parse(textOf(await lastFile()))).toEqual(['a']);
  });

  it('keeps what it has where a later page is refused, and says so', async () => {
    const code = await showFirstPage();
    let count = 0;
    flow.surroundings.answer = async () => {
      count += 1;
      return count === 1
        ? { status: 'succeeded', output: { TableNames: ['a'], LastEvaluatedTableName: 'a' }, truncatedMembers: [] }
        : { status: 'failed', failure: { kind: 'service-error', code: 'ThrottlingException', message: 'Rate exceeded' } };
    };
    const answer = await flow.say(`file ${code} csv`);

    expect(answer).toContain('Not the whole: AWS did not answer with the next page. ThrottlingException: Rate exceeded');
    expect(textOf(await lastFile())).toBe('Value\r\na\r\n');
  });

  it('answers as the command does where the first page is refused', async () => {
    const code = await showFirstPage();
    flow.surroundings.answer = async () => ({ status: 'failed', failure: { kind: 'service-error', code: 'AccessDenied', message: 'no' } });

    await expect(flow.say(`file ${code} json`)).resolves.toContain('AccessDenied');
    await expect(flow.auditKinds()).resolves.toContain('command.failed');
  });

  it('ends where AWS answers with the same place again and again', async () => {
    const code = await showFirstPage();
    flow.surroundings.answer = async () => ({
      status: 'succeeded',
      output: { TableNames: ['a'], LastEvaluatedTableName: 'a' },
      truncatedMembers: [],
    });

    await expect(flow.say(`file ${code} json`)).resolves.toContain('AWS answered with the same page again');
  });

  it('holds so many things and no more', async () => {
    const code = await showFirstPage();
    const half = FILE_MAX_ITEMS / 2 + 1;
    answerWith(
      { TableNames: tables(0, half), LastEvaluatedTableName: 'a' },
      { TableNames: tables(half, 2 * half), LastEvaluatedTableName: 'b' },
      { TableNames: tables(0, 1) },
    );
    const answer = await flow.say(`file ${code} json`);

    expect(flow.calls).toHaveLength(3);
    expect((JSON.parse(textOf(await lastFile())) as { TableNames: unknown[] }).TableNames).toHaveLength(FILE_MAX_ITEMS);
    expect(answer).toContain('Not the whole: a file holds at most 10,000 things and 5 MB, and AWS has more.');
  });

  it.each(['json', 'csv'])('is not larger than a file may be (%s)', async (form) => {
    const code = await showFirstPage();
    answerWith({ TableNames: tables(0, 900).map((name) => name.padEnd(10_000, 'x')) });
    const answer = await flow.say(`file ${code} ${form}`);

    const file = await lastFile();
    expect(file.content.byteLength).toBeLessThanOrEqual(FILE_MAX_BYTES);
    expect(file.content.byteLength).toBeGreaterThan(FILE_MAX_BYTES * 0.8);
    expect(file.name).toContain('-cut.');
    expect(answer).toContain('Not the whole');
  });

  it('says why there is none', async () => {
    answerWith({ TableNames: tables(0, 40) });
    const code = codeOn(await flow.say('dynamodb list-tables --query "TableNames[0]"'));
    answerWith({ TableNames: tables(0, 40) }, { TableNames: [] });

    await expect(flow.say(`file ${code} csv`)).resolves.toContain('The answer is not one list');
    await expect(flow.say('file AAAAAA csv')).resolves.toContain('There is nothing more under this code');
    await expect(flow.commandsAt('executing')).resolves.toEqual([]);
  });

  it('goes on in the background where it takes long, and can be stopped', async () => {
    const code = await showFirstPage();
    const { promise, resolve } = Promise.withResolvers<void>();
    const { promise: called, resolve: call } = Promise.withResolvers<void>();
    flow.surroundings.answer = async () => {
      call();
      await promise;
      return { status: 'succeeded', output: { TableNames: ['a'] }, truncatedMembers: [] };
    };
    const said = flow.say(`file ${code} json`);
    await called;
    flow.expire(PATIENCE_MS);
    await expect(said).resolves.toMatch(/stop [A-Z0-9]{6}/);
    resolve();
    await flow.runs.settled();

    expect(flow.later.join()).toContain('📎 dynamodb-list-tables');
  });

  it('is no file where somebody stops it', async () => {
    const code = await showFirstPage();
    const { promise: called, resolve: call } = Promise.withResolvers<void>();
    let count = 0;
    flow.surroundings.answer = async ({ signal }) => {
      count += 1;
      if (count === 1) return { status: 'succeeded', output: { TableNames: ['a'], LastEvaluatedTableName: 'a' }, truncatedMembers: [] };
      call();
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
      });
      return { status: 'failed', failure: { kind: 'timed-out', wasSent: true } };
    };
    const said = flow.say(`file ${code} json`);
    await called;
    flow.expire(PATIENCE_MS);
    const stop = /stop [A-Z0-9]{6}/.exec(await said)?.[0] ?? '';
    const stopped = await flow.say(stop);
    await flow.runs.settled();

    expect(stopped).toContain('topped');
    await expect(lastFile()).rejects.toThrow('no file was kept');
  });

  it('holds one page where no more were asked for', async () => {
    answerWith({ TableNames: tables(0, 40), LastEvaluatedTableName: 'table-39' });
    const code = codeOn(await flow.say('dynamodb list-tables --no-paginate'));
    answerWith({ TableNames: tables(0, 40), LastEvaluatedTableName: 'table-39' });

    await expect(flow.say(`file ${code} json`)).resolves.toContain('only the first page was asked for');
    expect(flow.calls).toHaveLength(2);
  });

  it('hands over what there is when its time is over', async () => {
    const code = await showFirstPage();
    let count = 0;
    flow.surroundings.answer = async () => {
      count += 1;
      if (count === 1) return { status: 'succeeded', output: { TableNames: ['a'], LastEvaluatedTableName: 'a' }, truncatedMembers: [] };
      flow.expire(RUN_MAX_MS);
      return { status: 'failed', failure: { kind: 'timed-out', wasSent: true } };
    };

    await expect(flow.say(`file ${code} json`)).resolves.toContain('Not the whole: the time was over');
  });

  it('keeps fifty files in a channel', async () => {
    const code = await showFirstPage();
    answerWith({ TableNames: ['a'] });
    await flow.say(`file ${code} json`);
    const first = await lastFile();
    for (let made = 0; made < 50; made += 1) {
      flow.advance(1000);
      answerWith({ TableNames: ['a'] });
      await flow.say(`file ${code} json`);
    }

    await expect(flow.store.records.files.find(first.id)).resolves.toBeUndefined();
  });

  it('keeps no file whose outcome is not on record', async () => {
    const code = await showFirstPage();
    answerWith({ TableNames: ['a'] });
    flow.store.failOn(3);

    await expect(flow.say(`file ${code} json`)).resolves.toContain('Outcome not recorded');
    await expect(lastFile()).rejects.toThrow('no file was kept');
  });
});
