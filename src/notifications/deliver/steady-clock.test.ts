import { describe, expect, it } from 'vitest';
import { SteadyClock } from './steady-clock.ts';

/** A clock of the system that runs, and is set as a test says. */
function aSystem() {
  const state = { elapsed: 500, offset: 1_800_000_000_000 };
  const clock = new SteadyClock(
    () => new Date(state.offset + state.elapsed),
    () => state.elapsed,
  );
  const steps: number[] = [];
  const follow = (): Promise<void> => clock.follow((ms) => Promise.resolve(void steps.push(ms)));
  return { state, clock, steps, follow };
}

describe('SteadyClock', () => {
  it('goes on evenly, whatever is done to the clock of the system', () => {
    const { state, clock } = aSystem();
    const start = clock.read().getTime();

    state.elapsed += 1_000;
    state.offset -= 3_600_000;
    expect(clock.read().getTime() - start).toBe(1_000);
    state.elapsed += 1_000;
    state.offset += 7_200_000;
    expect(clock.read().getTime() - start).toBe(2_000);
  });

  it('tells once by how much the clock was set back, also after it had been set ahead', async () => {
    const { state, steps, follow } = aSystem();
    await follow();
    state.offset -= 3_600_000;
    for (let times = 0; times < 2; times += 1) await follow();
    state.offset += 600_000;
    await follow();
    state.offset -= 400_000;
    await follow();

    expect(steps).toEqual([3_600_000, 400_000]);
  });

  it('takes no notice of small corrections until they are a step together', async () => {
    const { state, steps, follow } = aSystem();
    for (let count = 0; count < 10; count += 1) {
      state.offset -= 150;
      await follow();
    }

    expect(steps).toEqual([1_050]);
  });

  it('tells it again where it could not be mended', async () => {
    const { state, clock, steps, follow } = aSystem();
    state.offset -= 5_000;

    await expect(clock.follow(() => Promise.reject(new Error('the disk is full')))).rejects.toThrow('the disk is full');
    await follow();

    expect(steps).toEqual([5_000]);
  });
});
