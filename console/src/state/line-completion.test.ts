import { describe, expect, it } from 'vitest';
import type { CompletionList } from '../../../src/contract/admin-api.ts';
import type { Answer } from '../api/answer.ts';
import { fakeApi, ok, refused } from '../testing/fake-api.ts';
import type { Completion, LineCompletion } from './line-completion.ts';
import { createLineCompletion } from './line-completion.ts';

const describeCommand: Completion = { text: 'describe-instances', kind: 'command', detail: '' };

interface Scene {
  readonly completion: LineCompletion;
  readonly signals: readonly AbortSignal[];
  /** Answers the question of that number. */
  readonly answer: (question: number, answer: Answer<CompletionList>) => Promise<void>;
}

function start(): Scene {
  const signals: AbortSignal[] = [];
  const waiting: ((answer: Answer<CompletionList>) => void)[] = [];
  const api = fakeApi({
    completeLine: (_request, signal) => {
      signals.push(signal);
      return new Promise((resolve) => waiting.push(resolve));
    },
  });
  return {
    completion: createLineCompletion(api, 'ops'),
    signals,
    answer: async (question, answer) => {
      waiting[question]?.(answer);
      await Promise.resolve();
    },
  };
}

async function opened(text: string, list: Partial<CompletionList>): Promise<LineCompletion> {
  const { completion, answer } = start();
  const asking = completion.ask({ text, cursor: text.length });
  await answer(0, ok({ start: text.length, end: text.length, completions: [describeCommand], ...list }));
  await asking;
  return completion;
}

describe('createLineCompletion', () => {
  it('takes a question back when the line changes, and drops its answer', async () => {
    const { completion, signals, answer } = start();
    const first = completion.ask({ text: 'e', cursor: 1 });
    const second = completion.ask({ text: 'ec', cursor: 2 });

    await answer(1, ok({ start: 0, end: 2, completions: [{ text: 'ec2', kind: 'service', detail: '' }] }));
    await answer(0, ok({ start: 0, end: 1, completions: [{ text: 'efs', kind: 'service', detail: '' }] }));
    await Promise.all([first, second]);

    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(completion.state.read()).toMatchObject({ status: 'open', list: { completions: [{ text: 'ec2' }] } });
  });

  it('stays closed after Escape although the answer still comes', async () => {
    const { completion, answer } = start();
    const asking = completion.ask({ text: 'e', cursor: 1 });
    completion.close();
    await answer(0, ok({ start: 0, end: 1, completions: [describeCommand] }));
    await asking;

    expect(completion.state.read()).toEqual({ status: 'closed' });
  });

  it.each([ok({ start: 0, end: 1, completions: [] }), refused('busy')])('closes where there is no help', async (outcome) => {
    const { completion, answer } = start();
    const asking = completion.ask({ text: 'e', cursor: 1 });
    await answer(0, outcome);
    await asking;

    expect(completion.state.read()).toEqual({ status: 'closed' });
  });

  it('asks nothing about an empty line', async () => {
    const { completion, signals } = start();

    await completion.ask({ text: '  ', cursor: 2 });

    expect(signals).toEqual([]);
  });

  it.each<{ readonly text: string; readonly kind: Completion['kind']; readonly expected: string; readonly cursor: number }>([
    { text: 'ec2 descr', kind: 'command', expected: 'ec2 describe-instances ', cursor: 23 },
    { text: 'ec2 descr --region', kind: 'command', expected: 'ec2 describe-instances --region', cursor: 23 },
    { text: 'ec2 descr', kind: 'value', expected: 'ec2 describe-instances', cursor: 22 },
  ])('puts a $kind into "$text"', async ({ text, kind, expected, cursor }) => {
    const completion = await opened(text, { start: 4, end: 9, completions: [{ ...describeCommand, kind }] });

    expect(completion.accept()).toEqual({ text: expected, cursor });
    expect(completion.state.read()).toEqual({ status: 'closed' });
    expect(completion.accept()).toBeUndefined();
  });

  it('puts nothing from an old list into a new line', async () => {
    const completion = await opened('ec2 d', { start: 4, end: 5 });

    void completion.ask({ text: 'ec2 de', cursor: 6 });

    expect(completion.state.read()).toMatchObject({ status: 'open', isStale: true });
    expect([completion.takesEnter(), completion.accept()]).toEqual([false, undefined]);
  });

  it('goes round the list', async () => {
    const completion = await opened('ec2 ', { completions: ['a', 'b', 'c'].map((text) => ({ ...describeCommand, text })) });

    completion.move(-1);
    const last = completion.state.read();
    completion.move(1);
    completion.move(1);

    expect(last).toMatchObject({ activeIndex: 2 });
    expect(completion.accept()?.text).toBe('ec2 b ');
  });

  it('leaves Enter to sending, unless a word is begun or the list was gone through', async () => {
    const nothingTyped = await opened('ec2 describe-instances ', {});
    const wholeWord = await opened('ec2 describe-instances', { start: 4, end: 22 });
    const begunWord = await opened('ec2 desc', { start: 4, end: 8 });
    const chosen = await opened('ec2 ', {});
    chosen.move(1);

    expect([nothingTyped, wholeWord, begunWord, chosen].map((completion) => completion.takesEnter())).toEqual([false, false, true, true]);
  });
});
