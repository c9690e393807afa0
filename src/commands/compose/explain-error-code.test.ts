import { describe, expect, it } from 'vitest';
import { explainErrorCode } from './explain-error-code.ts';

const refused = { message: '', command: { service: 'rds', cliOperation: 'stop-db-instance' }, region: 'eu-west-1' };

describe('explainErrorCode', () => {
  it.each([
    ['AccessDeniedException', 'not allowed'],
    ['ExpiredToken', 'credentials not accepted'],
    ['ThrottlingException', 'too many calls for now'],
    ['RequestLimitExceeded', 'too many calls for now'],
    ['LimitExceededException', 'a limit of the account is reached'],
    ['InvalidInstanceID.NotFound', 'there is no such thing'],
    ['DBInstanceNotFound', 'there is no such thing'],
    ['NoSuchBucket', 'there is no such thing'],
    ['IncorrectInstanceState', 'not in its present state'],
    ['InvalidDBInstanceState', 'not in its present state'],
    ['ResourceInUseException', 'not in its present state'],
    ['ValidationError', 'a parameter does not fit'],
    ['InvalidParameterValue', 'a parameter does not fit'],
  ])('says of %s: %s', (code, words) => {
    expect(explainErrorCode(code, refused).words).toBe(words);
  });

  it.each(['InternalError', 'ExpiredIteratorException', '', '<!channel>'])('says nothing of %s', (code) => {
    expect(explainErrorCode(code, refused)).toEqual({});
  });

  it('names the action that is missing', () => {
    const message = 'User: arn:aws:iam::1:user/a is not authorized to perform: rds:StopDBInstance on resource: x';

    expect(explainErrorCode('AccessDenied', { ...refused, message }).words).toBe('rds:StopDBInstance is not allowed');
  });

  it('tells guardrails that AWS enforces from what the role lacks', () => {
    const message = 'because no session policy allows the rds:StopDBInstance action';

    expect(explainErrorCode('AccessDenied', { ...refused, message }).advice).toContain('guardrails of this channel');
    expect(explainErrorCode('AccessDenied', refused).advice).toContain('IAM policies of these credentials');
  });

  it('says where AWS looked for what it did not find', () => {
    expect(explainErrorCode('DBInstanceNotFound', refused).advice).toContain('eu-west-1');
  });
});
