import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aGuardrail, ben, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

type Output = Readonly<Record<string, unknown>>;

const DAY_MS = 24 * 60 * 60 * 1000;

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
  return /more ([A-Z0-9]{6})/.exec(answer)?.[1] ?? `no code on: ${answer}`;
}

function tables(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, index) => `table-${from + index}`);
}

describe('offerMore', () => {
  it("goes on with AWS's next page, in the same Region", async () => {
    answerWith({ TableNames: tables(0, 2), LastEvaluatedTableName: 'table-1' }, { TableNames: tables(2, 4) });
    const first = await flow.say('dynamodb list-tables --page-size 2');
    const next = await flow.say(`more ${codeOn(first)}`);

    expect(first).toContain('2+ tables');
    expect(first).not.toContain('Narrow the command down');
    expect(flow.calls.map(({ params, region }) => ({ params, region }))).toEqual([
      { params: { Limit: 2 }, region: 'eu-central-1' },
      { params: { Limit: 2, ExclusiveStartTableName: 'table-1' }, region: 'eu-central-1' },
    ]);
    expect(next).toContain('dynamodb list-tables: 2 tables, continued');
    expect(next).toContain('table-3');
    expect(next).not.toContain('Show more');
  });

  it('goes on within a page that has more rows than are shown, and then with the next one', async () => {
    const page = { TableNames: tables(0, 70), LastEvaluatedTableName: 'table-69' };
    answerWith(page, page, page, { TableNames: tables(70, 71) });
    const first = await flow.say('dynamodb list-tables');
    const second = await flow.say(`more ${codeOn(first)}`);
    const third = await flow.say(`more ${codeOn(second)}`);
    const last = await flow.say(`more ${codeOn(third)}`);

    expect(first).toContain('… and 40 more.\n');
    expect(second).toContain('70+ tables, from number 31 on');
    expect(second).toMatch(/• table-30\n[^]*• table-59\n\n… and 10 more\./);
    expect(third).toContain('• table-69');
    expect(last).toContain('• table-70');
    expect(flow.calls.map(({ params }) => params)).toEqual([{}, {}, {}, { ExclusiveStartTableName: 'table-69' }]);
  });

  it('goes on within several lists at once, until the longest is shown', async () => {
    const named = (count: number, name: string): readonly Output[] =>
      Array.from({ length: count }, (_, index) => ({ [name]: `${name}-${index}.` }));
    const page = { Contents: named(65, 'Key'), CommonPrefixes: named(33, 'Prefix') };
    answerWith(page, page, page);
    const first = await flow.say('s3api list-objects-v2 --bucket shop --delimiter /');
    const second = await flow.say(`more ${codeOn(first)}`);
    const third = await flow.say(`more ${codeOn(second)}`);

    expect(first).toContain('Key-29.');
    expect(first).toContain('Prefix-29.');
    expect(first).not.toMatch(/(?:Key|Prefix)-30\./);
    expect(second).toContain('from number 31 on');
    expect(second).toContain('Key-30.');
    expect(second).toContain('Key-59.');
    expect(second).toContain('Prefix-32.');
    expect(third).toContain('Key-64.');
    expect(third).not.toMatch(/Prefix-|Show more/);
  });

  it('goes back in time under logs tail, whose newest lines are shown first, from all pages', async () => {
    const events = (from: number, to: number): Output => ({
      events: Array.from({ length: to - from }, (_, index) => ({
        timestamp: 1_772_000_000_000 + from + index,
        message: `line-${from + index}.`,
      })),
    });
    answerWith({ ...events(0, 40), nextToken: 'a' }, { events: [], nextToken: 'b' }, events(40, 70), events(0, 70), events(0, 70));
    const first = await flow.say("logs tail /shop/web --since 2026-02-01T00:00:00Z --filter-pattern 'line'");
    const second = await flow.say(`more ${codeOn(first)}`);
    const third = await flow.say(`more ${codeOn(second)}`);

    expect(first).toContain('line-40.');
    expect(first).toContain('line-69.');
    expect(first).not.toContain('line-39.');
    expect(second).toContain('line-10.');
    expect(second).toContain('line-39.');
    expect(second).not.toMatch(/line-(?:9|40)\./);
    expect(third).toContain('line-0.');
    expect(third).not.toMatch(/line-10\.|Show more/);
    const asked = { logGroupName: '/shop/web', startTime: Date.parse('2026-02-01'), filterPattern: 'line' };
    const older = { ...asked, endTime: 1_772_000_000_069 };
    expect(flow.calls.map(({ params }) => params)).toEqual([
      asked,
      { ...asked, nextToken: 'a' },
      { ...asked, nextToken: 'b' },
      older,
      older,
    ]);
  });

  it('goes on after as many as were asked for, in every form', async () => {
    const page = { TableNames: tables(0, 5) };
    answerWith(page, page, page);
    const first = await flow.say('dynamodb list-tables --max-items 2 --query TableNames --output text');
    const second = await flow.say(`more ${codeOn(first)}`);
    const third = await flow.say(`more ${codeOn(second)}`);

    expect(first).toContain('table-0\ttable-1\n');
    expect(second).toContain('table-2\ttable-3\n');
    expect(third).toContain('    table-4\n');
    expect(third).not.toContain('Show more');
  });

  it('keeps what begins a page in several parameters, or in a structure', async () => {
    const names = { NextRecordName: 'b.example.', NextRecordType: 'A', IsTruncated: true, MaxItems: '1' };
    answerWith({ ResourceRecordSets: [{ Name: 'a.example.', Type: 'A' }], ...names }, { ResourceRecordSets: [], IsTruncated: false });
    await flow.say(`more ${codeOn(await flow.say('route53 list-resource-record-sets --hosted-zone-id Z1'))}`);
    answerWith({ Items: [{ id: { S: '1' } }], LastEvaluatedKey: { id: { S: '1' } } }, { Items: [] });
    flow.surroundings.rules = rulesWith(aGuardrail('all', {}));
    await flow.say(`more ${codeOn(await flow.say('dynamodb scan --table-name orders'))}`);

    expect(flow.calls.map(({ params }) => params)).toMatchObject([
      { HostedZoneId: 'Z1' },
      { HostedZoneId: 'Z1', StartRecordName: 'b.example.', StartRecordType: 'A' },
      { TableName: 'orders' },
      { TableName: 'orders', ExclusiveStartKey: { id: { S: '1' } } },
    ]);
  });

  it('serves everybody in the channel, each under the rules of that moment', async () => {
    const page = { TableNames: tables(0, 40) };
    answerWith(page, page);
    const code = codeOn(await flow.say('dynamodb list-tables'));

    await expect(flow.say(`more ${code}`, { person: ben })).resolves.toContain('table-39');
    flow.surroundings.rules = rulesWith(aGuardrail('no tables', { Action: ['ec2:*'] }));
    await expect(flow.say(`more ${code}`, { person: ben })).resolves.toContain('is not allowed here');
    expect(flow.calls).toHaveLength(2);
  });

  it('counts in its channel alone, and for a day', async () => {
    answerWith({ TableNames: tables(0, 40) }, { TableNames: tables(0, 40) });
    const code = codeOn(await flow.say('dynamodb list-tables'));

    const elsewhere = { channel: { platform: 'web', workspaceId: '', channelId: 'other' } } as const;
    await expect(flow.say(`more ${code}`, elsewhere)).resolves.toContain('There is nothing more under this code');
    flow.advance(DAY_MS - 1);
    await expect(flow.say(`more ${code}`)).resolves.toContain('table-39');
    flow.advance(1);
    await expect(flow.say(`more ${code}`)).resolves.toContain('There is nothing more under this code');
    await expect(flow.say('more AAAAAA')).resolves.toContain('There is nothing more under this code');
  });

  it('deletes what nobody took up in time', async () => {
    answerWith({ TableNames: tables(0, 40) }, { TableNames: tables(0, 40) });
    const code = codeOn(await flow.say('dynamodb list-tables'));
    flow.advance(DAY_MS);
    await flow.say('dynamodb list-tables');

    await expect(flow.store.records.offers.find('web//ops', code)).resolves.toBeUndefined();
  });

  it('offers nothing where a secret would be kept, where something is changed, or where one page was asked for', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('all', {}));
    const secret = { id: { S: 'password=hunter2hunter2' } };
    answerWith({ Items: [{ id: { S: '1' } }], LastEvaluatedKey: secret });
    const keyed = await flow.say('dynamodb scan --table-name orders');
    answerWith({ TableNames: ['a'], LastEvaluatedTableName: 'a' });
    const onePage = await flow.say('dynamodb list-tables --no-paginate');

    expect(keyed).not.toContain('Show more');
    expect(onePage).not.toContain('Show more');
    expect(onePage).toContain('Narrow the command down');
  });

  it('answers all the same where the offer cannot be kept', async () => {
    answerWith({ TableNames: tables(0, 40) });
    // The fourth write is that of the offer: after those of the request, of the run and of its outcome.
    flow.store.failOn(4);

    const answer = await flow.say('dynamodb list-tables');

    expect(answer).toContain('40 tables');
    expect(answer).not.toContain('Show more');
  });
});
