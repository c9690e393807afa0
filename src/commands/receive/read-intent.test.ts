import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIntent } from './read-intent.ts';

describe('readIntent', () => {
  it.each(['whoami', '@aws Whoami?', 'who am i', 'Who am I?'])('takes %j for a question about oneself', (text) => {
    expect(readIntent(text)).toEqual({ kind: 'who-am-i' });
  });

  it.each(['', '   ', 'help', 'HELP', '--help', '-h', '?', '@aws', 'aws help', '@aws  help', '@AWS', '\u00A0'])(
    'takes %j for a call for help',
    (text) => {
      expect(readIntent(text)).toEqual({ kind: 'help', topic: 'home' });
    },
  );

  it.each([
    ['help commands', 'commands'],
    ['@aws help Aliases', 'aliases'],
    ['help built-ins', 'built-ins'],
    ['HELP  built ins ', 'built-ins'],
    ['help Q&A', 'questions'],
    ['help more', 'more'],
    ['help home', 'home'],
    ['help me please', 'home'],
  ])('takes %j for a call for help about a topic', (text, topic) => {
    expect(readIntent(text)).toEqual({ kind: 'help', topic });
  });

  it('takes help about anything else for what a command is asked with', () => {
    expect(readIntent('help ec2 describe-instances')).toEqual({ kind: 'command', text: 'ec2 describe-instances help' });
    expect(readIntent('help constructor')).toEqual({ kind: 'command', text: 'constructor help' });
  });

  it.each([
    ['confirm K7QX2M', 'confirm'],
    ['Confirm k7qx2m', 'confirm'],
    ['  @aws confirm  K7QX2M ', 'confirm'],
    ['aws cancel K7QX2M', 'cancel'],
    ['CANCEL\tK7QX2M', 'cancel'],
    ['@aws More k7qx2m', 'more'],
    ['@aws stop k7qx2m', 'stop'],
    ['follow K7QX2M', 'follow'],
  ])('takes %j for a word about a card', (text, kind) => {
    expect(readIntent(text)).toEqual({ kind, code: 'K7QX2M' });
  });

  it.each([
    ['approve K7QX2M', { kind: 'approve', code: 'K7QX2M' }],
    ['@aws Reject k7qx2m not during\nthe sale ', { kind: 'reject', code: 'K7QX2M', reason: 'not during\nthe sale' }],
    ['break-glass K7QX2M down', { kind: 'break-glass', code: 'K7QX2M', reason: 'down' }],
    ['BreakGlass K7QX2M down', { kind: 'break-glass', code: 'K7QX2M', reason: 'down' }],
    ['confirm K7QX2M planned', { kind: 'confirm', code: 'K7QX2M', reason: 'planned' }],
    [`reject K7QX2M ${'x'.repeat(2000)}`, { kind: 'reject', code: 'K7QX2M', reason: 'x'.repeat(500) }],
  ])('takes %j for a word about an approval', (text, intent) => {
    expect(readIntent(text)).toEqual(intent);
  });

  it.each([
    ['confirm', 'confirm'],
    ['@aws Approve', 'approve'],
    ['breakglass', 'break-glass'],
  ])('takes %j for a word about a card whose code is missing', (text, kind) => {
    expect(readIntent(text)).toEqual({ kind, code: '' });
  });

  it.each(['approve the request now', 'reject all of it', 'confirmed'])('takes %j for a command', (text) => {
    expect(readIntent(text)).toEqual({ kind: 'command', text });
  });

  it.each([
    ['preferences', { kind: 'preferences' }],
    ['@aws Preferences', { kind: 'preferences' }],
    ['set default-region eu-west-1', { kind: 'set-default-region', region: 'eu-west-1' }],
    ['@aws set Default-Region EU-WEST-1', { kind: 'set-default-region', region: 'eu-west-1' }],
    ['set default-region none', { kind: 'set-default-region', region: '' }],
    ['set preferences', { kind: 'preferences' }],
    ['@aws preferences show=both', { kind: 'set-channel-preferences', change: { show: 'both' }, problems: [] }],
    ['set preferences edit=off', { kind: 'set-channel-preferences', change: { edit: false }, problems: [] }],
  ])('takes %j for a word about preferences', (text, intent) => {
    expect(readIntent(text)).toEqual(intent);
  });

  it.each([
    ['file K7QX2M json', 'json'],
    ['@aws File k7qx2m CSV', 'csv'],
  ])('takes %j for a word about the whole of an answer', (text, form) => {
    expect(readIntent(text)).toEqual({ kind: 'file', code: 'K7QX2M', form });
  });

  it.each(['cancel', ' @aws Cancel '])('takes %j for the end of a half-made command', (text) => {
    expect(readIntent(text)).toEqual({ kind: 'drop' });
  });

  it.each(['set instance-ids i-1', '@aws Set name=value'])('takes %j for what a half-made command lacks', (text) => {
    expect(readIntent(text)).toEqual({ kind: 'complete', text });
  });

  it.each([
    'ec2 describe-instances',
    'ec2 help',
    'stop',
    'stop it now',
    'confirm a b',
    'file K7QX2M',
    'file K7QX2M pdf',
    'confirm-product-instance x',
    'ec2 confirm-product-instance --product-code a --instance-id b',
    'confirm К7QX2M',
    `confirm ${'A'.repeat(33)}`,
  ])('takes %j for a command', (text) => {
    expect(readIntent(text)).toEqual({ kind: 'command', text });
  });

  it('reads any text, long ones as well', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(' '.repeat(100_000), `confirm ${' '.repeat(100_000)}`, '@aws '.repeat(20_000)),
        ),
        (text) => {
          const intent = readIntent(text);

          expect(intent.kind === 'command' ? intent.text : '').toBe(intent.kind === 'command' ? text.trim() : '');
        },
      ),
    );
  });
});
