import type { CompiledQuery } from 'kysely';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../domain/errors.ts';
import type { QueryRunner } from '../sql/query-runner.ts';
import { createCommitWitness } from './commit-witness.ts';

/** Answers questions about a transaction's status in turn, the last answer for ever; keeps what was asked. */
function answering(...answers: readonly (string | null | Error)[]): QueryRunner & { readonly asked: string[] } {
  let index = 0;
  const asked: string[] = [];
  return {
    asked,
    async run<Row>({ sql }: CompiledQuery<Row>): Promise<readonly Row[]> {
      asked.push(sql);
      if (!sql.includes('pg_xact_status')) return [];
      const answer = answers[Math.min(index, answers.length - 1)];
      index += 1;
      if (answer instanceof Error) throw answer;
      return [{ status: answer }] as Row[];
    },
  };
}

describe('createCommitWitness', () => {
  it.each([
    ['committed', true],
    ['aborted', false],
  ])('takes the word of the server (%s)', async (status, wasCommitted) => {
    await expect(createCommitWitness(answering(status)).wasCommitted('7')).resolves.toBe(wasCommitted);
  });

  it('asks again while the server cannot be reached', async () => {
    const runner = answering(new AppError('store-unavailable'), 'committed');

    await expect(createCommitWitness(runner).wasCommitted('7')).resolves.toBe(true);
  });

  it('ends a transaction that is still open, and asks again', async () => {
    const runner = answering('in progress', 'aborted');

    await expect(createCommitWitness(runner).wasCommitted('7')).resolves.toBe(false);

    expect(runner.asked[1]).toContain('pg_terminate_backend');
  });

  it.each([null, 'in progress', new AppError('store-unavailable')])(
    'says that it does not know where it gets no answer in time (%s)',
    async (answer) => {
      const witness = createCommitWitness(answering(answer), 1);

      await expect(witness.wasCommitted('7')).rejects.toMatchObject({
        code: 'store-unavailable',
        message: expect.stringContaining('whether it happened is not known'),
      });
    },
  );
});
