import { describe, expect, it } from 'vitest';
import { Secret } from '../lib/secret.ts';
import { StorageConfig } from './config.ts';

describe('StorageConfig', () => {
  it.each(['postgres://db/signalbox', 'postgresql://me:word@db:5432/signalbox?sslmode=require'])('takes %s', (url) => {
    expect(StorageConfig.safeParse({ postgresUrl: new Secret(url) }).success).toBe(true);
  });

  it.each(['mysql://db/signalbox', 'db/signalbox', 'postgres://', 'postgres://db/a b'])('refuses %s', (url) => {
    expect(StorageConfig.safeParse({ postgresUrl: new Secret(url) }).success).toBe(false);
  });

  it('refuses an address that is no Secret and could be printed', () => {
    expect(StorageConfig.safeParse({ postgresUrl: 'postgres://db/signalbox' }).success).toBe(false);
  });
});
