import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { Lifecycle } from './lifecycle.ts';

const logger = pino({ level: 'silent' });

describe('Lifecycle', () => {
  it('runs the cleanups once, the last one added first, and goes on after one that fails', async () => {
    const lifecycle = new Lifecycle(logger);
    const ran: string[] = [];
    lifecycle.onStop('store', () => {
      ran.push('store');
    });
    lifecycle.onStop('broken', () => {
      throw new Error('broken');
    });
    lifecycle.onStop('listener', async () => {
      await Promise.resolve();
      ran.push('listener');
    });

    await Promise.all([lifecycle.stop(), lifecycle.stop()]);

    expect(ran).toEqual(['listener', 'store']);
  });

  it('says that it is stopping from the first moment on', () => {
    const lifecycle = new Lifecycle(logger);
    expect(lifecycle.isStopping).toBe(false);

    void lifecycle.stop();

    expect(lifecycle.isStopping).toBe(true);
  });
});
