import { describe, expect, it } from 'vitest';
import { isSecretLabel, isSecretMember } from './secret-names.ts';

describe('isSecretMember', () => {
  it.each([
    'Password',
    'MasterUserPassword',
    'Passwords',
    'UserData',
    'SecretAccessKey',
    'sessionToken',
    'AuthToken',
    'authorizationToken',
    'ClientSecret',
    'certificatePrivateKey',
    'private_key',
    'authKey',
    'customerRouterConfig',
    'HECToken',
    'CallbackToken',
    'userDataOverride',
    'secret-key',
  ])('knows %s', (name) => {
    expect(isSecretMember(name)).toBe(true);
  });

  it.each([
    'NextToken',
    'nextPageToken',
    'ClientRequestToken',
    'ContinuationToken',
    'UpdateToken',
    'PasswordPolicy',
    'PasswordLastUsed',
    'SecretArn',
    'SecretId',
    'KeyName',
    'HttpTokens',
    'apiKeyId',
    '',
  ])('takes %j for none', (name) => {
    expect(isSecretMember(name)).toBe(false);
  });
});

describe('isSecretLabel', () => {
  it.each([
    'DB_PASSWORD',
    'DBPassword',
    'DB_PASS',
    'db.pwd',
    'GITHUB_TOKEN',
    'GitHubToken',
    'token',
    'stripe-secret',
    'AWS_CREDENTIALS',
    'API_KEY',
    'apiKey',
    'spring.datasource.password',
  ])('knows %s', (name) => {
    expect(isSecretLabel(name)).toBe(true);
  });

  it.each(['NEXT_TOKEN', 'clientToken', 'COMPASS', 'TOKEN_URL', 'KEY_ID', 'CACHE_KEY', 'SECRET_NAME', 'Name', 'password-policy', ''])(
    'takes %j for none',
    (name) => {
      expect(isSecretLabel(name)).toBe(false);
    },
  );
});
