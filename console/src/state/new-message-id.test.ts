import { describe, expect, it } from 'vitest';
import { PersonMessageRequest } from '../../../src/contract/admin-api.ts';
import { newMessageId } from './new-message-id.ts';

describe('newMessageId', () => {
  it('makes ids that the server takes, each another', () => {
    const ids = Array.from({ length: 50 }, () => newMessageId());

    for (const clientMessageId of ids) expect(PersonMessageRequest.parse({ text: 'help', clientMessageId })).toBeDefined();
    expect(new Set(ids).size).toBe(50);
  });

  it('says version and variant', () => {
    expect(newMessageId(new Uint8Array(16).fill(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
  });
});
