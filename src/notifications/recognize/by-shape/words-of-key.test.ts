import { describe, expect, it } from 'vitest';
import { wordsOfKey } from './words-of-key.ts';

describe('wordsOfKey', () => {
  it.each([
    ['executionId', ['execution', 'id']],
    ['execution-id', ['execution', 'id']],
    ['EXECUTION_ID', ['execution', 'id']],
    ['EC2InstanceId', ['ec2', 'instance', 'id']],
    ['AWSAccountId', ['aws', 'account', 'id']],
    ['s3ObjectDetails', ['s3', 'object', 'details']],
    ['Event Source', ['event', 'source']],
    ['größeÄndern', ['größe', 'ändern']],
    ['状態', ['状態']],
    ['SUCCEEDED', ['succeeded']],
    ['', []],
    ['-_:', []],
    ['__proto__', ['proto']],
  ])('splits %j', (key, words) => {
    expect(wordsOfKey(key)).toEqual(words);
  });

  it('sees no words in keys that are data', () => {
    expect(wordsOfKey('a'.repeat(81))).toEqual([]);
  });
});
