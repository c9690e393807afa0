import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { READ_ON_MAX_LENGTH, READ_ON_MAX_PAGES } from './read-on.ts';
import { openCommandsFlow, type CommandsFlow } from './testing/open-commands-flow.ts';

type Output = Readonly<Record<string, unknown>>;

type InvocationOutcome = Awaited<ReturnType<CommandsFlow['surroundings']['answer']>>;

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
});
afterEach(() => flow.close());

function answerWith(...outcomes: readonly (Output | Extract<InvocationOutcome, { status: 'failed' }>)[]): void {
  const left = [...outcomes];
  flow.surroundings.answer = async () => {
    const next = left.shift() ?? {};
    return next['status'] === 'failed'
      ? (next as InvocationOutcome)
      : { status: 'succeeded', output: next as Output, truncatedMembers: [] };
  };
}

function page(from: number, to: number, next?: string): Output {
  const TableNames = Array.from({ length: to - from }, (_, index) => `table-${from + index}`);
  return { TableNames, ...(next === undefined ? {} : { LastEvaluatedTableName: next }) };
}

describe('readOn', () => {
  it('asks a query of the whole answer', async () => {
    answerWith(page(0, 3, 'a'), page(3, 6, 'b'), page(6, 7));

    expect(await flow.say('dynamodb list-tables --query length(TableNames) --output json')).toMatch(/^\s*7$/m);
    expect(flow.calls.map(({ params }) => params)).toEqual([{}, { ExclusiveStartTableName: 'a' }, { ExclusiveStartTableName: 'b' }]);
  });

  it('reads as many as were asked for, and goes on where they end', async () => {
    answerWith(page(0, 3, 'a'), page(3, 6, 'b'), page(0, 3, 'a'), page(3, 6, 'b'), page(6, 9));
    const first = await flow.say('dynamodb list-tables --max-items 4 --output text');
    const code = /more ([A-Z0-9]{6})/.exec(first)?.[1] ?? '';
    const second = await flow.say(`more ${code}`);

    expect(first.match(/table-\d/g)).toEqual(['table-0', 'table-1', 'table-2', 'table-3']);
    expect(second.match(/table-\d/g)).toEqual(['table-4', 'table-5', 'table-6', 'table-7']);
  });

  it.each(['dynamodb list-tables', 'dynamodb list-tables --max-items 3', 'dynamodb list-tables --query TableNames --no-paginate'])(
    'reads one page where it will do: %s',
    async (line) => {
      answerWith(page(0, 3, 'a'), page(3, 6));
      await flow.say(line);

      expect(flow.calls).toHaveLength(1);
    },
  );

  it('fails where a page cannot be had', async () => {
    const failure = { kind: 'service-error', code: 'ThrottlingException', message: 'Rate exceeded', wasSent: true } as never;
    answerWith(page(0, 3, 'a'), { status: 'failed', failure });

    expect(await flow.say('dynamodb list-tables --query TableNames')).toContain('ThrottlingException');
  });

  it('ends where AWS does not, and says so', async () => {
    let count = 0;
    flow.surroundings.answer = async () => {
      count += 1;
      return { status: 'succeeded', output: page(count, count + 1, `t-${count}`), truncatedMembers: [] };
    };

    expect(await flow.say('dynamodb list-tables --query length(TableNames)')).toContain('Not the whole');
    expect(flow.calls).toHaveLength(READ_ON_MAX_PAGES);
  });

  it('ends where it has read as much as memory has room for, and says so', async () => {
    const name = 'x'.repeat(READ_ON_MAX_LENGTH / 4);
    let count = 0;
    flow.surroundings.answer = async () => {
      count += 1;
      return { status: 'succeeded', output: { TableNames: [name], LastEvaluatedTableName: `t-${count}` }, truncatedMembers: [] };
    };
    const answer = await flow.say('dynamodb list-tables --query length(TableNames)');

    expect(flow.calls).toHaveLength(4);
    expect(answer).toContain('Not the whole: --query was asked of what was read, and AWS has more.');
  });

  it('ends where AWS gives the same page again', async () => {
    flow.surroundings.answer = async () => ({ status: 'succeeded', output: page(0, 1, 'same'), truncatedMembers: [] });

    await flow.say('dynamodb list-tables --query TableNames');

    expect(flow.calls).toHaveLength(2);
  });
});
