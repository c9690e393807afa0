import { describe, expect, it } from 'vitest';
import { isMeantForBot } from './is-meant-for-bot.ts';
import { parsingContext } from './parse/testing/parsing.ts';

describe('isMeantForBot', () => {
  it.each([
    'help',
    'whoami',
    'confirm K7QX2M',
    '@aws cancel',
    'ec2 describe-instances',
    'ec2 reboot-instances',
    'aws s3api list-buckets --region eu-west-1',
    'ec2 help',
    '`lambda list-functions`',
  ])('takes %s as said to it', (text) => {
    expect(isMeantForBot(text, parsingContext)).toBe(true);
  });

  it.each([
    'looks good to me',
    'events are coming in again',
    'health is fine here',
    'support says it is known',
    "it's on, I'll look",
    'thanks!',
    'more of the same',
    'ec2 looks broken',
    '',
  ])('leaves %j to the people', (text) => {
    expect(isMeantForBot(text, parsingContext)).toBe(false);
  });
});
