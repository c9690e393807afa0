import { describe, expect, it } from 'vitest';
import { readServiceText } from './read-service-text.ts';

const read = (text: string): Record<string, string> => Object.fromEntries(readServiceText(text) ?? []);

describe('readServiceText', () => {
  it('reads a budget alert, whatever stands around it', () => {
    const text = `AWS Budget Notification November 22, 2026\nAWS Account 123456789012\n\nDear AWS Customer,\n\nThe ACTUAL Cost associated with this budget is $912.41.\n\nBudget Name: monthly\nAlert Threshold: > $900.00\n\nGo to the AWS Budgets dashboard`;

    expect(read(text)).toMatchObject({
      Letter: 'Budget alert',
      Account: '123456789012',
      Sentence: 'The ACTUAL Cost associated with this budget is $912.41.',
      'Budget Name': 'monthly',
      'Alert Threshold': '> $900.00',
    });
  });

  it('reads a backup that has no recovery point', () => {
    expect(read('An AWS Backup job failed. Resource ARN : arn:aws:ec2:x. BackupJob ID : 1b23')).toEqual({
      Letter: 'Backup job',
      Sentence: 'An AWS Backup job failed',
      Status: 'failed',
      Resource: 'arn:aws:ec2:x',
      'Job ID': '1b23',
    });
  });

  it('reads the first of several alerts', () => {
    const text = 'Alerts Firing:\nLabels:\n - alertname = A\n - severity = page\nAnnotations:\n - summary = s\nLabels:\n - alertname = B\n';

    expect(read(text)).toMatchObject({ Letter: 'Prometheus alerts', Status: 'Firing', alertname: 'A', severity: 'page', summary: 's' });
  });

  it.each(['', 'Your build status is FAILED.', 'AWS Budgets Report', 'A backup job has run.', 'Alerts are firing.', 'x'.repeat(262_144)])(
    'leaves any other text alone',
    (text) => {
      expect(readServiceText(text)).toBeUndefined();
    },
  );

  it.each([
    ['a budget without an end', `AWS Budget Notification x\nAWS Account 123456789012${'\n'.repeat(100_000)}`],
    ['an address without an end', `Build notification from the AWS Amplify Console for app: https://${'.'.repeat(200_000)}`],
    ['lines of labels without an end', `Alerts Firing:\n${'a = b\n'.repeat(40_000)}`],
  ])('is done soon with %s', (_what, text) => {
    expect((readServiceText(text) ?? []).length).toBeLessThanOrEqual(70);
  });
});
