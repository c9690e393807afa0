import { describe, expect, it } from 'vitest';
import { parsed, refused } from './testing/parsing.ts';

describe('a command without its service', () => {
  it('is understood where one service has it, and says so', () => {
    expect(parsed('@aws reboot-instances --instance-ids i-1 --region us-east-1')).toMatchObject({
      service: 'ec2',
      operation: 'RebootInstances',
      text: 'ec2 reboot-instances --instance-ids i-1 --region us-east-1',
      notes: ['"reboot-instances" is understood as ec2 reboot-instances.'],
    });
  });

  it('is understood with the dashes of print', () => {
    expect(parsed('reboot–instances --instance-ids i-1').operation).toBe('RebootInstances');
  });

  it('is understood with options for every command before it', () => {
    expect(parsed('--region eu-west-1 list-buckets').text).toBe('s3api list-buckets --region eu-west-1');
  });

  it.each(['describe-instances', 'list-users', 'subscribe'])('is not understood where several have it: %s', (name) => {
    const failure = refused(name);

    expect(failure).toMatchObject({ code: 'unknown-service', message: expect.stringContaining('write the one you mean before it') });
    expect(failure.suggestions.length).toBeGreaterThan(1);
    expect(failure.suggestions.every((suggestion) => suggestion.endsWith(` ${name}`))).toBe(true);
  });

  it('goes with a service of the same name first', () => {
    expect(refused('ec2').code).toBe('unknown-command');
  });
});
