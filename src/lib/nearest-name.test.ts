import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

const NAMES = ['server', 'dataFolder', 'logLevel', 'storage', 'slack', 'web', 'botToken', 'appToken'];

describe('nearestName', () => {
  it.each([
    ['slak', 'slack'],
    ['sevrer', 'server'],
    ['loglevel', 'logLevel'],
    ['data_folder', 'dataFolder'],
    ['bottoken', 'botToken'],
    ['SLACK', 'slack'],
    ['wb', 'web'],
    ['storages', 'storage'],
  ])('finds what %s was meant to be', (name, meant) => {
    expect(nearestName(name, NAMES)).toBe(meant);
  });

  it.each(['teams', 'x', '', 'channelConfigurations', 'wxyz'])('finds nothing near %j', (name) => {
    expect(nearestName(name, NAMES)).toBeUndefined();
  });

  it('takes the nearest of several', () => {
    expect(nearestName('aptoken', NAMES)).toBe('appToken');
  });

  it('counts two neighbors that changed places as one slip', () => {
    expect(nearestName('bew', ['web'])).toBeUndefined();
    expect(nearestName('wbe', ['web'])).toBe('web');
  });

  it('gives up on a name of unlikely length', () => {
    expect(nearestName('a'.repeat(101), ['a'.repeat(101)])).toBeUndefined();
  });

  it('finds every name itself', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), (names) => {
        for (const name of names) expect(nearestName(name, names)).toBe(name);
      }),
    );
  });
});
