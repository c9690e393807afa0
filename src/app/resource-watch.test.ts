import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ResourceWatch, watchResources } from './resource-watch.ts';

const PLENTY = 1024 ** 3;

function open() {
  const state = { now: 0, memoryShare: 0.2, freeBytes: PLENTY, reads: { memory: 0, disk: 0 } };
  const watch = new ResourceWatch({
    now: () => state.now,
    readMemoryShare: () => {
      state.reads.memory += 1;
      return state.memoryShare;
    },
    readFreeBytes: async () => {
      state.reads.disk += 1;
      if (state.freeBytes < 0) throw new Error('not said');
      return state.freeBytes;
    },
  });
  return { watch, state };
}

describe('ResourceWatch', () => {
  it('looks at memory at most four times a second, however often it is asked', () => {
    const { watch, state } = open();
    for (state.now = 0; state.now < 1_000; state.now += 1) expect(watch.find()).toBeUndefined();

    expect(state.reads).toEqual({ memory: 4, disk: 1 });
  });

  it('says that memory is short until it is not any more', () => {
    const { watch, state } = open();
    state.memoryShare = 0.9;
    expect(watch.find()).toBe('short-of-memory');

    state.memoryShare = 0.8;
    state.now += 250;
    expect(watch.find()).toBeUndefined();
  });

  it('says that the disk is nearly full once it knows, and nothing where nobody says', async () => {
    const { watch, state } = open();
    state.freeBytes = 1_000;
    watch.find();
    await expect.poll(() => watch.find()).toBe('disk-nearly-full');

    state.freeBytes = -1;
    state.now += 2_000;
    await expect.poll(() => watch.find()).toBeUndefined();
  });
});

describe('watchResources', () => {
  it('reads this process and the disk of a folder', () => {
    expect(['short-of-memory', 'disk-nearly-full', undefined]).toContain(watchResources(tmpdir()).find());
  });
});
