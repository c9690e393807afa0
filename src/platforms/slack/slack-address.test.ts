import { describe, expect, it } from 'vitest';
import { isSlackAddress } from './slack-address.ts';

describe('isSlackAddress', () => {
  it.each([
    ['https://files.slack.com/upload/v1/abc', 'https://slack.com/api/'],
    ['https://slack.com/upload', 'https://slack.com/api/'],
    ['https://files.slack-gov.com/upload', 'https://slack-gov.com/api/'],
    ['http://127.0.0.1:8080/upload/1', 'http://127.0.0.1:8080/api/'],
  ])('takes %s', (address, apiUrl) => {
    expect(isSlackAddress(address, apiUrl)).toBe(true);
  });

  it.each([
    'http://files.slack.com/upload',
    'https://files.slack.com:8443/upload',
    'https://files.slack.com.example.org/upload',
    'https://notslack.com/upload',
    'https://slack.com@example.org/upload',
    'https://ana:secret@files.slack.com/upload',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'no address',
  ])('refuses %s', (address) => {
    expect(isSlackAddress(address, 'https://slack.com/api/')).toBe(false);
  });

  it('takes nothing of another port than that of the configured API', () => {
    expect(isSlackAddress('http://127.0.0.1:8081/upload', 'http://127.0.0.1:8080/api/')).toBe(false);
  });
});
