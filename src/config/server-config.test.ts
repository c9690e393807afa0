import { describe, expect, it } from 'vitest';
import { isLoopbackHost, ServerConfig } from './server-config.ts';

describe('ServerConfig', () => {
  it.each(['127.0.0.1', '0.0.0.0', '::', '::1', 'fe80::1', 'localhost', 'chat.example.com'])('listens on %s', (host) => {
    expect(ServerConfig.safeParse({ host }).success).toBe(true);
  });

  it.each(['', 'http://127.0.0.1', '127.0.0.1:7700', '*', 'a b', '[::1]', '-a', 'a/b'])('refuses the host %j', (host) => {
    expect(ServerConfig.safeParse({ host }).success).toBe(false);
  });

  it.each([0, 7700, 65_535])('takes port %d', (port) => {
    expect(ServerConfig.safeParse({ port }).success).toBe(true);
  });

  it.each([-1, 65_536, 1.5, Number.NaN, '7700'])('refuses port %j', (port) => {
    expect(ServerConfig.safeParse({ port }).success).toBe(false);
  });

  it.each([
    'https://a.example',
    'https://a.example/',
    'https://a.example:8443',
    'http://localhost:7700',
    'http://127.0.0.1',
    'http://[::1]:1',
  ])('is reached at %s', (publicUrl) => {
    expect(ServerConfig.safeParse({ publicUrl }).success).toBe(true);
  });

  it.each([
    'http://a.example',
    'https://a.example/chat',
    'https://a.example?x',
    'https://me:word@a.example',
    'ftp://a.example',
    'a.example',
    '',
  ])('refuses the public address %j', (publicUrl) => {
    expect(ServerConfig.safeParse({ publicUrl }).success).toBe(false);
  });

  it('counts the bytes of the admin socket, not its characters', () => {
    expect(ServerConfig.safeParse({ adminSocket: '/'.padEnd(103, 'a') }).success).toBe(true);
    expect(ServerConfig.safeParse({ adminSocket: '/'.padEnd(104, 'a') }).success).toBe(false);
    expect(ServerConfig.safeParse({ adminSocket: '/'.padEnd(60, 'é') }).success).toBe(false);
  });
});

describe('isLoopbackHost', () => {
  it.each(['localhost', '127.0.0.1', '127.8.0.1', '::1', '[::1]'])('keeps %s to this machine', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example.com', 'localhost.example.com', '1127.0.0.1'])('lets others reach %s', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
});
