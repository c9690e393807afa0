import { describe, expect, it } from 'vitest';
import { channelLabel } from './channel-label.ts';

describe('channelLabel', () => {
  it.each([
    ['#ops', 'ops'],
    ['ops', 'ops'],
    ['ops#1', 'ops#1'],
    ['#', '#'],
    ['##ops', '#ops'],
  ])('shows %j as %j', (channelName, label) => {
    expect(channelLabel(channelName)).toBe(label);
  });
});
