import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slashCommandFields } from '../../../test/fakes/slack-double-deliveries.ts';
import { readSlashCommand } from './read-slash-command.ts';

function typed(text: string, more: Readonly<Record<string, string>> = {}): object {
  const place = { teamId: 'T0FIRST', channelId: 'C0OPS', triggerId: '1.2.ab', apiUrl: 'https://slack.com/api/' };
  return { ...slashCommandFields(text, place), ...more };
}

describe('readSlashCommand', () => {
  it('reads who typed what and where', () => {
    expect(readSlashCommand(typed('ec2 describe-instances'))).toEqual({
      saying: {
        teamId: 'T0FIRST',
        channelId: 'C0OPS',
        userId: 'U0PERSON',
        text: 'ec2 describe-instances',
        idempotencyKey: 'slack:T0FIRST:C0OPS:1.2.ab',
        origin: 'slash-command',
      },
      responseUrl: 'https://slack.com/commands/T0FIRST/1/1.2.ab',
    });
  });

  it.each([
    ['escaped characters', 'a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['comparisons that are no links', "--query 'a<5 && b>3'", "--query 'a<5 && b>3'"],
    ['links', 'look at <https://example.com|example.com>', 'look at example.com'],
    ['the name in front', '@aws help', 'help'],
    ['nothing', '', ''],
  ])('reads %s', (_case, text, expected) => {
    expect(readSlashCommand(typed(text))?.saying.text).toBe(expected);
  });

  it('reads the organization of the workspace, where there is one', () => {
    expect(readSlashCommand(typed('help', { enterprise_id: 'E0ORG' }))?.saying.enterpriseId).toBe('E0ORG');
    expect(readSlashCommand(typed('help', { enterprise_id: '' }))?.saying).not.toHaveProperty('enterpriseId');
  });

  it.each([
    ['what is no command', typed('help', { command: 'aws' })],
    ['a person who is none', typed('help', { user_id: '<b>' })],
    ['nothing', undefined],
  ])('does not read %s', (_case, body) => {
    expect(readSlashCommand(body)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (text, anything) => {
        expect((readSlashCommand(typed(text))?.saying.text ?? '').length).toBeLessThanOrEqual(text.length);
        expect(readSlashCommand(anything)).toBeUndefined();
      }),
    );
  });
});
