// Messages of the commands flow: what somebody typed, the table that answers, the card that waits, and tables that are hard to align.
import type { Message } from '../message.ts';
import { bold, text, type Span } from '../spans.ts';

const HOSTILE = '*bold* <!channel> | pipe\tand tab\nnext line \u202Eright to left \u001B[31mred';

const link: Span = { kind: 'link', url: 'https://example.com/instance?id=1', text: 'i-0fedcba9876543210' };

function row(...cells: readonly string[]): readonly (readonly Span[])[] {
  return cells.map((cell) => (cell === '' ? [] : [text(cell)]));
}

/** Messages of the commands flow, by name. */
export const sampleCommandMessages = {
  'command-said': {
    title: { spans: [text('@aws ec2 describe-instances \\\n  --filters "Name=instance-state-name,Values=running"')] },
    tone: 'neutral',
    blocks: [],
    fallbackText: 'Ana: @aws ec2 describe-instances',
    author: { userId: 'web:ana', displayName: 'Ana Example' },
  },
  'command-table': {
    title: { emoji: '✅', spans: [text('ec2 describe-instances: 3 instances')] },
    tone: 'good',
    blocks: [
      {
        kind: 'table',
        columns: ['InstanceId', 'Name', 'State', 'InstanceType', 'LaunchTime'],
        rows: [
          [...row('i-0123456789abcdef0', 'web-1', 'running', 't3.medium'), [{ kind: 'time', at: '2026-11-20T03:00:12.000Z' }]],
          [...row('i-0123456789abcdef1', 'web-2', 'stopped', 't3.medium'), [{ kind: 'time', at: '2026-11-20T03:00:13.000Z' }]],
          [[link], [text('die '), bold('Datenbank')], [{ kind: 'code', text: 'running' }], [], []],
        ],
      },
      { kind: 'footer', spans: [text('Account 123456789012 · us-east-1 · 34 ms')] },
    ],
    fallbackText: 'ec2 describe-instances: 3 instances',
  },
  'command-confirmation': {
    title: { emoji: '⚠️', spans: [text('Confirm ec2 reboot-instances?')] },
    tone: 'warning',
    blocks: [
      { kind: 'paragraph', spans: [text('This command changes something. It has not been run yet.')] },
      { kind: 'code', text: 'aws ec2 reboot-instances --instance-ids i-0123456789abcdef0' },
      {
        kind: 'actions',
        actions: [
          { text: 'Confirm', command: 'confirm K7QX2M', style: 'danger' },
          { text: 'Cancel', command: 'cancel K7QX2M', style: 'plain' },
          { text: 'Edit', command: 'ec2 reboot-instances --instance-ids i-0123456789abcdef0', style: 'plain', edits: true },
        ],
      },
    ],
    fallbackText: 'Confirm ec2 reboot-instances? Answer: confirm K7QX2M, or cancel K7QX2M',
  },
  'command-file': {
    title: { emoji: '✅', spans: [text('ec2 describe-instances: 134 instances as a file')] },
    tone: 'good',
    blocks: [
      {
        kind: 'file',
        file: {
          fileId: '01999999-0000-7000-8000-000000000001',
          name: 'ec2-describe-instances-20261120T030012Z.csv',
          mediaType: 'text/csv',
          byteCount: 48_213,
          expiresAt: '2026-11-21T03:00:12.000Z',
        },
      },
      { kind: 'footer', spans: [text('account 123456789012 · us-east-1 · 2 pages · 812 ms')] },
    ],
    fallbackText: 'ec2 describe-instances: 134 instances as a file',
  },
  'command-form': {
    title: { emoji: '❔', spans: [text('4 parameters are missing')] },
    tone: 'neutral',
    blocks: [
      { kind: 'code', text: 'aws support create-case' },
      {
        kind: 'form',
        command: 'set draft-3f9a2c1b',
        expiresAt: new Date('2026-11-20T03:15:12.000Z'),
        fields: [
          { name: 'subject', label: 'Subject', type: 'a text', input: 'line', isRequired: true, choices: [] },
          { name: 'communication-body', label: HOSTILE, type: HOSTILE, input: 'lines', isRequired: true, choices: [] },
          {
            name: 'severity-code',
            type: 'one of these values',
            input: 'line',
            isRequired: true,
            choices: [{ value: 'low', label: 'General guidance' }, { value: "it's <!channel>", label: HOSTILE }, { value: 'a\nb' }],
          },
          {
            name: 'dimensions',
            type: 'structures',
            input: 'structure',
            isRequired: true,
            choices: [],
            value: '[{"Name": "x", "Value": null}]',
          },
          { name: 'cc-email-addresses', type: 'one or more texts', input: 'values', isRequired: false, choices: [] },
        ],
      },
    ],
    fallbackText: '4 parameters are missing.',
  },
  'command-hard-tables': {
    title: { spans: [text('Tables that are hard to align')] },
    tone: 'neutral',
    blocks: [
      {
        kind: 'table',
        columns: ['名前', HOSTILE],
        rows: [row('日本語のサーバー', HOSTILE), row('🟢 e\u0301', ''), row('plain', 'one', 'cell too many'), row('alone'), []],
      },
      { kind: 'table', columns: ['TopicArn'], rows: [row(`arn:aws:sns:us-east-1:123456789012:${'a-rather-long-name-'.repeat(4)}end`)] },
      {
        kind: 'table',
        columns: Array.from({ length: 6 }, (_, index) => `Column ${index + 1}`),
        rows: [row(...Array.from({ length: 6 }, (_, index) => 'word '.repeat(index * 8)))],
      },
      { kind: 'table', columns: ['Nothing', 'here'], rows: [] },
      { kind: 'table', columns: [], rows: [row('no column')] },
      {
        kind: 'actions',
        actions: [
          { text: HOSTILE, command: `ec2 describe-instances --filters "Name=tag:a,Values=<!channel> *b*"`, style: 'primary' },
          { text: 'Two lines', command: 'ec2 describe-instances\nec2 terminate-instances', style: 'plain' },
          { text: 'Unseen', command: 'ec2 \u202Edescribe-instances', style: 'plain' },
          { text: '', command: 'help', style: 'plain' },
        ],
      },
    ],
    fallbackText: 'Tables that are hard to align',
  },
} as const satisfies Readonly<Record<string, Message>>;
