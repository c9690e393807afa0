import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskSecretPatterns } from './mask-secret-patterns.ts';

const MASK = '[mask]';
const mask = (text: string): string => maskSecretPatterns(text, MASK);

const ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE';
const SESSION_TOKEN = `IQoJb3JpZ2luX2VjE${'aB3/+'.repeat(40)}==`;
const WEB_TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEiLCJhZG1pbiI6dHJ1ZX0.TJVA95OrM7E2cBab30RMHrHDcEfxjoYZgeFONFh7HgQ';
const PRIVATE_KEY = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEowIBAAKCAQEA7bq/\n'.repeat(20)}-----END RSA PRIVATE KEY-----`;

describe('maskSecretPatterns', () => {
  it.each([
    ['an access key id', ACCESS_KEY_ID],
    ['a temporary access key id', 'ASIAIOSFODNN7EXAMPLE'],
    ['a session token', SESSION_TOKEN],
    ['an older session token', `FwoGZXIvYXdzE${'x7Q/'.repeat(30)}`],
    ['a private key', PRIVATE_KEY],
    ['a private key of OpenSSH', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----'],
    ['a private key in one line of JSON', PRIVATE_KEY.replaceAll('\n', String.raw`\n`)],
    ['a JSON web token', WEB_TOKEN],
    ['a token of Slack', 'xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy'],
    ['a token of GitHub', 'ghp_16C7e42F292c6912E7710c838347Ae178B4a'],
    ['a fine-grained token of GitHub', `github_pat_${'11ABCDEFG0_'.repeat(5)}`],
    ['a token of GitLab', 'glpat-a1B2c3D4e5F6g7H8i9J0'],
  ])('takes out %s wherever it stands', (_name, secret) => {
    expect(mask(secret)).toBe(MASK);
    expect(mask(`before ${secret} after`)).toBe(`before ${MASK} after`);
    expect(mask(`{"Value":"${secret}"}`)).toBe(`{"Value":"${MASK}"}`);
  });

  it('takes out a private key of which the end is missing, to the last letter', () => {
    expect(mask(`key: ${PRIVATE_KEY.slice(0, 200)}`)).toBe(`key: ${MASK}`);
  });

  it('takes out one of two private keys and then the other, and leaves what is between', () => {
    expect(mask(`${PRIVATE_KEY} and ${PRIVATE_KEY}`)).toBe(`${MASK} and ${MASK}`);
  });

  it.each([
    ['password=hunter2', 'password=[mask]'],
    ['Password: hunter2, Port: 5432', 'Password: [mask], Port: 5432'],
    ['"DB_PASSWORD": "x y", "PORT": 1', '"DB_PASSWORD": [mask], "PORT": 1'],
    ["{'client_secret':'x','id':1}", "{'client_secret':[mask],'id':1}"],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'aws_secret_access_key = [mask]'],
    ['SecretAccessKey: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'SecretAccessKey: [mask]'],
    ['Variables={DB_PASS=hunter2,MODE=fast}', 'Variables={DB_PASS=[mask],MODE=fast}'],
    ['Variables={MODE=fast,GITHUB_TOKEN=abc}', 'Variables={MODE=fast,GITHUB_TOKEN=[mask]}'],
    ['password=a{b}c\\d e', 'password=[mask] e'],
    ['"passwords": ["one", "two"], "n": 2', '"passwords": [mask], "n": 2'],
    ['"password": 12345}', '"password": [mask]}'],
    ['password="never closed, with a blank', 'password=[mask]'],
    ['https://example.com/?api_key=abc&page=2', 'https://example.com/?api_key=[mask]&page=2'],
    ['postgres://app:hunter2@db.example.com:5432/app', 'postgres://app:[mask]@db.example.com:5432/app'],
    ['redis://:hunter2@cache:6379', 'redis://:[mask]@cache:6379'],
    [
      'https://b.s3.amazonaws.com/k?X-Amz-Signature=abc123&X-Amz-Date=1',
      'https://b.s3.amazonaws.com/k?X-Amz-Signature=[mask]&X-Amz-Date=1',
    ],
    ['Authorization: Bearer 7Fjfp0ZBr1KtDRbnfVdmIw==', 'Authorization: Bearer [mask]'],
  ])('takes out the value of %s', (text, expected) => {
    expect(mask(text)).toBe(expected);
  });

  it.each([
    [
      'rds create-db-instance --master-user-password hunter2 --engine mysql',
      'rds create-db-instance --master-user-password [mask] --engine mysql',
    ],
    ['--master-user-password=hunter2 --engine mysql', '--master-user-password=[mask] --engine mysql'],
    [
      `secretsmanager put-secret-value --secret-string '{"a": "b c"}' --secret-id db`,
      'secretsmanager put-secret-value --secret-string [mask] --secret-id db',
    ],
    ['--password "a \\" b" --user c', '--password [mask] --user c'],
    [`--password it"'"s --user c`, '--password [mask] --user c'],
    ['--master-user-passw hunter2 --engine mysql', '--master-user-passw [mask] --engine mysql'],
    ['--master-user-"password" hunter2', '--master-user-"password" [mask]'],
    ['"--master-user-password" hunter2', '"--master-user-password" [mask]'],
    ['--user-data hunter2 --count 1', '--user-data [mask] --count 1'],
    ['--PASSWORD \\\n  hunter2', '--PASSWORD \\\n  [mask]'],
    ["--auth-token 'never closed, with a blank", '--auth-token [mask]'],
    ['--private-key a\\ b c', '--private-key [mask] c'],
  ])('takes out the value behind the option in %s', (text, expected) => {
    expect(mask(text)).toBe(expected);
  });

  it.each([
    'i-0123456789abcdef0 ami-0abcdef1234567890 vpc-1a2b3c4d',
    'arn:aws:iam::123456789012:role/AKIA-is-no-key',
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-password-AbCdEf',
    'arn:aws:ssm:eu-west-1:123456789012:parameter/prod/db-password',
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'CodeSha256: 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    'commit da39a3ee5e6b4b0d3255bfef95601890afd80709',
    'AKIA0123 is too short, and BAKIAIOSFODNN7EXAMPLE begins otherwise',
    'PasswordPolicy: strict, MinimumPasswordLength=8, PasswordLastUsed: 2026-03-01',
    'NextToken=AAAAAAAAAAAAAAA, "nextToken": "abc", client_request_token=1, continuation-token: x',
    '--secret-id prod/db --next-token abc --client-request-token abc --starting-token abc',
    '--manage-master-user-password --engine mysql',
    '--bypass-policy-lockout-safety-check --passenger x',
    'https://example.com:8080/@ana and mailto:ana@example.com',
    'https://b.s3.amazonaws.com/k?X-Amz-Date=20260301T030000Z',
    'a basic understanding of it, and the bearer of news',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    'eyJ is how JSON begins in Base64',
    'compass=north, tokens of love',
    '2026-03-01T03:00:00Z request 7a1b2c3d-0000-4000-8000-123456789abc',
  ])('leaves %s', (text) => {
    expect(mask(text)).toBe(text);
  });

  it('comes to an end with what looks like the beginning of thousands of tokens', () => {
    const text = '-eyJ'.repeat(100_000);

    expect(mask(text)).toBe(text);
  });

  it('leaves nothing of a password, however deep it lies in JSON within JSON', () => {
    const secret = fc.string({
      minLength: 1,
      maxLength: 12,
      unit: fc.constantFrom('Z', '"', "'", '\\', ' ', ',', '{', '}', '[', '=', '\n', '🔑'),
    });
    const nested = fc.tuple(secret, fc.integer({ min: 0, max: 3 }), fc.constantFrom('password', 'DB_PASS', 'clientSecret', 'secret_key'));

    fc.assert(
      fc.property(nested, ([content, depth, name]) => {
        let text = JSON.stringify({ a: 'first', [name]: `Z${content}Z`, b: 'last' });
        for (let level = 0; level < depth; level += 1) text = JSON.stringify({ body: text });

        expect(mask(text)).not.toMatch(/Z|🔑/u);
      }),
    );
  });

  it('leaves nothing of a value in shell quotes, closed or not', () => {
    const value = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('S', '"', "'", '\\', ' ', ',', '-', '$') });

    fc.assert(
      fc.property(value, fc.boolean(), (content, isCut) => {
        const quoted = `'S${content.replaceAll("'", String.raw`'\''`)}S'`;
        const text = `rds create-db-instance --master-user-password ${isCut ? quoted.slice(0, -1) : `${quoted} --port 1`}`;

        expect(mask(text)).toBe(`rds create-db-instance --master-user-password [mask]${isCut ? '' : ' --port 1'}`);
      }),
    );
  });

  it('changes nothing once it has masked', () => {
    const part = fc.constantFrom(
      ACCESS_KEY_ID,
      WEB_TOKEN,
      PRIVATE_KEY,
      'password=',
      '"',
      "'",
      ' ',
      'hunter2',
      '://u:p@h',
      '--password ',
      '\\',
      'a',
    );

    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const once = mask(parts.join(''));

        expect(mask(once)).toBe(once);
      }),
    );
  });
});
