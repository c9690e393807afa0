import { describe, expect, it } from 'vitest';
import { Inflow } from './inflow.ts';

function inflowOf(count: number, at: number): Inflow {
  const inflow = new Inflow();
  for (let index = 0; index < count; index += 1) inflow.note(at);
  return inflow;
}

describe('Inflow', () => {
  it('pours from fifty within a tenth of a second on', () => {
    expect(inflowOf(49, 0).isPouring(0)).toBe(false);
    expect(inflowOf(50, 0).isPouring(0)).toBe(true);
  });

  it('pours until a whole window has passed with less', () => {
    const inflow = inflowOf(60, 0);

    expect(inflow.isPouring(150)).toBe(true);
    expect(inflow.isPouring(199)).toBe(true);
    expect(inflow.isPouring(260)).toBe(false);
  });

  it('does not pour when nothing has come for long', () => {
    expect(inflowOf(60, 0).isPouring(10_000)).toBe(false);
    expect(new Inflow().isPouring(0)).toBe(false);
  });

  it('counts a slow stream as none', () => {
    const inflow = new Inflow();
    for (let at = 0; at < 2_000; at += 3) inflow.note(at);

    expect(inflow.isPouring(2_000)).toBe(false);
  });
});
