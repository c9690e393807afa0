import { describe, expect, it } from 'vitest';
import { isServiceAddress, withSlash } from './service-address.ts';

describe('isServiceAddress', () => {
  it.each([
    'https://smba.trafficmanager.net/teams/',
    'https://smba.trafficmanager.net/amer/00000000-0000-0000-0000-0000000000b1/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
  ])('takes %s', (address) => {
    expect(isServiceAddress(address)).toBe(true);
  });

  it.each([
    'http://smba.trafficmanager.net/teams/',
    'https://smba.trafficmanager.net:8443/teams/',
    'https://smba.trafficmanager.net.evil.example/teams/',
    'https://evil.example/smba.trafficmanager.net/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://me:word@smba.trafficmanager.net/teams/',
    'https://other.trafficmanager.net/teams/',
    'https://169.254.169.254/latest/',
    'https://smba.trafficmanager.net/teams/?x=1',
    'https://smba.trafficmanager.net/teams/#x',
    `https://smba.trafficmanager.net/${'a'.repeat(400)}`,
    'smba.trafficmanager.net',
    '',
  ])('refuses %s', (address) => {
    expect(isServiceAddress(address)).toBe(false);
  });
});

describe('withSlash', () => {
  it('puts one slash at the end', () => {
    expect(['https://a/b', 'https://a/b/', 'https://a/b//'].map(withSlash)).toEqual(['https://a/b/', 'https://a/b/', 'https://a/b/']);
  });
});
