import { describe, expect, it } from 'vitest';
import { AppError } from '../../domain/errors.ts';
import type { WriteTransaction } from './write-transaction.ts';
import { WriteQueue, type WriteQueueOptions } from './write-queue.ts';

/** A database that only keeps a diary. */
class Diary {
  readonly lines: string[] = [];
  readonly failures = new Map<string, Error>();

  begin(): Promise<WriteTransaction> {
    const write = async (line: string): Promise<void> => {
      this.lines.push(line);
      const failure = this.failures.get(line);
      if (failure !== undefined) throw failure;
    };
    return write('begin').then(() => ({
      runner: { run: () => Promise.resolve([]) },
      savepoint: () => write('savepoint'),
      releaseSavepoint: () => write('release'),
      rollbackToSavepoint: () => write('rollback to savepoint'),
      commit: () => write('commit'),
      rollback: () => write('rollback'),
    }));
  }

  unit(name: string): () => Promise<string> {
    return async () => {
      this.lines.push(name);
      return name;
    };
  }

  failingUnit(name: string, error: Error): () => Promise<never> {
    return async () => {
      this.lines.push(name);
      throw error;
    };
  }
}

function queueOver(diary: Diary, options: Partial<WriteQueueOptions> = {}): WriteQueue {
  return new WriteQueue({ begin: () => diary.begin(), ...options });
}

describe('WriteQueue', () => {
  it('commits a single unit without a savepoint', async () => {
    const diary = new Diary();

    await expect(queueOver(diary).add(diary.unit('a'))).resolves.toBe('a');

    expect(diary.lines).toEqual(['begin', 'a', 'commit']);
  });

  it('commits units that wait together, each but the first in a savepoint', async () => {
    const diary = new Diary();
    const queue = queueOver(diary);

    await Promise.all(['a', 'b', 'c'].map((name) => queue.add(diary.unit(name))));

    expect(diary.lines).toEqual(['begin', 'a', 'savepoint', 'b', 'release', 'savepoint', 'c', 'release', 'commit']);
  });

  it('takes at most a hundred units into a commit', async () => {
    const diary = new Diary();
    const queue = queueOver(diary, { now: () => 0 });

    await Promise.all(Array.from({ length: 250 }, () => queue.add(diary.unit('unit'))));

    const sizes = diary.lines
      .join(' ')
      .split('commit')
      .map((group) => group.split('unit').length - 1);
    expect(sizes).toEqual([100, 100, 50, 0]);
  });

  it('takes no further unit after five milliseconds', async () => {
    const diary = new Diary();
    let now = 0;
    const queue = queueOver(diary, { now: () => now });
    const slowUnit = async (): Promise<void> => {
      now += 2;
      diary.lines.push('unit');
    };

    await Promise.all(Array.from({ length: 4 }, () => queue.add(slowUnit)));

    expect(diary.lines.filter((line) => line === 'unit' || line === 'commit')).toEqual([
      'unit',
      'unit',
      'unit',
      'commit',
      'unit',
      'commit',
    ]);
  });

  it('takes a unit back that fails beside others', async () => {
    const diary = new Diary();
    const queue = queueOver(diary);
    const error = new Error('b fails');

    const outcomes = await Promise.allSettled([
      queue.add(diary.unit('a')),
      queue.add(diary.failingUnit('b', error)),
      queue.add(diary.unit('c')),
    ]);

    expect(outcomes).toMatchObject([{ value: 'a' }, { reason: error }, { value: 'c' }]);
    expect(diary.lines).toEqual(['begin', 'a', 'savepoint', 'b', 'rollback to savepoint', 'savepoint', 'c', 'release', 'commit']);
  });

  it('takes the transaction back where its first unit fails, and begins another one', async () => {
    const diary = new Diary();
    const queue = queueOver(diary);
    const error = new Error('a fails');

    const outcomes = await Promise.allSettled([queue.add(diary.failingUnit('a', error)), queue.add(diary.unit('b'))]);

    expect(outcomes).toMatchObject([{ reason: error }, { value: 'b' }]);
    expect(diary.lines).toEqual(['begin', 'a', 'rollback', 'begin', 'b', 'commit']);
  });

  it('tells nobody of success before the commit', async () => {
    const diary = new Diary();
    const queue = queueOver(diary);

    await Promise.all(
      ['a', 'b'].map(async (name) => {
        await queue.add(diary.unit(name));
        diary.lines.push(`told ${name}`);
      }),
    );

    expect(diary.lines.slice(-3)).toEqual(['commit', 'told a', 'told b']);
  });

  it('fails the whole group where the commit fails, and goes on with the next', async () => {
    const diary = new Diary();
    const queue = queueOver(diary);
    const full = new AppError('store-full');
    diary.failures.set('commit', full);

    const outcomes = await Promise.allSettled(['a', 'b'].map((name) => queue.add(diary.unit(name))));
    expect(outcomes).toMatchObject([{ reason: full }, { reason: full }]);
    expect(diary.lines.at(-1)).toBe('rollback');

    diary.failures.clear();
    await expect(queue.add(diary.unit('c'))).resolves.toBe('c');
  });

  it('fails the whole group where the database has dropped the transaction under a unit', async () => {
    const diary = new Diary();
    const queue = queueOver(diary);
    const full = new AppError('store-full');
    diary.failures.set('rollback to savepoint', new Error('no such savepoint'));

    const outcomes = await Promise.allSettled([
      queue.add(diary.unit('a')),
      queue.add(diary.failingUnit('b', full)),
      queue.add(diary.unit('c')),
    ]);

    expect(outcomes).toMatchObject([{ reason: full }, { reason: full }, { value: 'c' }]);
  });

  it('gives the reason of the database where the unit that it dropped failed by itself', async () => {
    const diary = new Diary();
    const queue = queueOver(diary);
    const own = new Error('the unit changed its mind');
    const gone = new AppError('store-unavailable');
    diary.failures.set('rollback to savepoint', gone);

    const outcomes = await Promise.allSettled([queue.add(diary.unit('a')), queue.add(diary.failingUnit('b', own))]);

    expect(outcomes).toMatchObject([{ reason: gone }, { reason: own }]);
  });

  it('fails everything that waits where no transaction can begin', async () => {
    const diary = new Diary();
    const queue = queueOver(diary);
    const unavailable = new AppError('store-unavailable');
    diary.failures.set('begin', unavailable);

    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => queue.add(diary.unit('a'))));

    expect(new Set(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason))).toEqual(new Set([unavailable]));
    expect(diary.lines).toEqual(['begin']);
  });

  it('refuses a unit where as many wait as may', async () => {
    const diary = new Diary();
    const queue = queueOver(diary, { maxWaitingUnits: 2 });

    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map((name) => queue.add(diary.unit(name))));

    expect(outcomes).toMatchObject([{ value: 'a' }, { value: 'b' }, { reason: { code: 'overloaded' } }]);
    await expect(queue.add(diary.unit('d'))).resolves.toBe('d');
  });

  it('finishes what waits when it is closed, and takes nothing more', async () => {
    const diary = new Diary();
    const queue = queueOver(diary);
    const waiting = queue.add(diary.unit('a'));

    await queue.close();

    expect(diary.lines).toEqual(['begin', 'a', 'commit']);
    await expect(waiting).resolves.toBe('a');
    await expect(queue.add(diary.unit('b'))).rejects.toMatchObject({ code: 'stopping' });
  });

  describe('where another process comes between', () => {
    const conflict = new Error('conflict');

    /** A unit that others come between as often as `times` says. */
    function contested(diary: Diary, name: string, times: number): () => Promise<string> {
      let left = times;
      return async () => {
        diary.lines.push(name);
        left -= 1;
        if (left >= 0) throw conflict;
        return name;
      };
    }

    const contestedQueue = (diary: Diary) => queueOver(diary, { isConflict: (error) => error === conflict });

    it('runs a unit again that stood alone', async () => {
      const diary = new Diary();

      await expect(contestedQueue(diary).add(contested(diary, 'a', 2))).resolves.toBe('a');

      expect(diary.lines).toEqual(['begin', 'a', 'rollback', 'begin', 'a', 'rollback', 'begin', 'a', 'commit']);
    });

    it('runs units that wait together without savepoints', async () => {
      const diary = new Diary();
      const queue = contestedQueue(diary);

      await Promise.all(['a', 'b', 'c'].map((name) => queue.add(diary.unit(name))));

      expect(diary.lines).toEqual(['begin', 'a', 'b', 'c', 'commit']);
    });

    it('runs those together that say that they are independent, and no others', async () => {
      const diary = new Diary();
      const queue = contestedQueue(diary);
      const slow = (name: string) => async (): Promise<void> => {
        diary.lines.push(`${name} begins`);
        await Promise.resolve();
        diary.lines.push(`${name} ends`);
      };

      await Promise.all([
        queue.add(slow('a')),
        queue.add(slow('b'), { isIndependent: true }),
        queue.add(slow('c'), { isIndependent: true }),
        queue.add(slow('d')),
      ]);

      expect(diary.lines).toEqual([
        'begin',
        'a begins',
        'a ends',
        'b begins',
        'c begins',
        'b ends',
        'c ends',
        'd begins',
        'd ends',
        'commit',
      ]);
    });

    it('waits for all that run together before it takes the transaction back', async () => {
      const diary = new Diary();
      const queue = contestedQueue(diary);
      const late = async (): Promise<void> => {
        await new Promise(setImmediate);
        diary.lines.push('late');
      };

      const outcomes = await Promise.allSettled([
        queue.add(diary.failingUnit('a', conflict), { isIndependent: true }),
        queue.add(late, { isIndependent: true }),
      ]);

      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
      expect(diary.lines.slice(0, 4)).toEqual(['begin', 'a', 'late', 'rollback']);
    });

    it('runs them again one by one where any of them fails', async () => {
      const diary = new Diary();
      const queue = contestedQueue(diary);
      const error = new Error('b fails');

      const outcomes = await Promise.allSettled([
        queue.add(diary.unit('a')),
        queue.add(diary.failingUnit('b', error)),
        queue.add(diary.unit('c')),
      ]);

      expect(outcomes).toMatchObject([{ value: 'a' }, { reason: error }, { value: 'c' }]);
      expect(diary.lines).toEqual([
        'begin',
        'a',
        'b',
        'rollback',
        'begin',
        'a',
        'savepoint',
        'b',
        'rollback to savepoint',
        'commit',
        'begin',
        'c',
        'commit',
      ]);
    });

    it('runs none again where the store does not serve, or nobody knows what became of the commit', async () => {
      const diary = new Diary();
      const queue = contestedQueue(diary);
      const unknown = new AppError('store-unavailable', 'whether it happened is not known');
      diary.failures.set('commit', unknown);

      const outcomes = await Promise.allSettled(['a', 'b'].map((name) => queue.add(diary.unit(name))));

      expect(outcomes).toMatchObject([{ reason: unknown }, { reason: unknown }]);
      expect(diary.lines).toEqual(['begin', 'a', 'b', 'commit', 'rollback']);
    });

    it('commits the group before a unit in it is run again, in its order and first', async () => {
      const diary = new Diary();
      const queue = contestedQueue(diary);

      await Promise.all([queue.add(diary.unit('a')), queue.add(contested(diary, 'b', 2)), queue.add(diary.unit('c'))]);

      expect(diary.lines).toEqual([
        'begin',
        'a',
        'b',
        'rollback',
        'begin',
        'a',
        'savepoint',
        'b',
        'rollback to savepoint',
        'commit',
        'begin',
        'b',
        'commit',
        'begin',
        'c',
        'commit',
      ]);
    });

    it('gives up at some time, and says why', async () => {
      const diary = new Diary();

      await expect(contestedQueue(diary).add(contested(diary, 'a', Infinity))).rejects.toBe(conflict);

      expect(diary.lines.filter((line) => line === 'a')).toHaveLength(8);
      expect(diary.lines.at(-1)).toBe('rollback');
    });

    it('does not run a unit again that failed by itself', async () => {
      const diary = new Diary();
      const error = new Error('by itself');

      await expect(contestedQueue(diary).add(diary.failingUnit('a', error))).rejects.toBe(error);

      expect(diary.lines).toEqual(['begin', 'a', 'rollback']);
    });
  });
});
