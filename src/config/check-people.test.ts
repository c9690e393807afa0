import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { problemLines, warningLines } from './testing/load-text.ts';

const WORKSPACE = { workspaceId: 'T0', botToken: 'xoxb-1' };

describe('checkPeople', () => {
  it('refuses a workspace that is listed twice', async () => {
    const lines = await problemLines(stringify({ slack: { workspaces: [WORKSPACE, { ...WORKSPACE, botToken: 'xoxb-2' }] } }));

    expect(lines).toEqual([
      'signalbox.yaml:5:20 slack.workspaces[1].workspaceId: the workspace is taken: slack.workspaces[0].workspaceId (line 3) has it already',
    ]);
  });

  it('refuses an administrator who is listed twice', async () => {
    expect(await problemLines('administrators: [web:ana, web:ana]')).toEqual([
      'signalbox.yaml:1:27 administrators[1]: the identity is taken: administrators[0] (line 1) has it already',
    ]);
  });

  it('refuses what is no identity', async () => {
    expect(await problemLines('administrators: ["@ana"]')).toEqual([
      'signalbox.yaml:1:18 administrators[0]: must be an identity such as slack:T0123ABCD:U0123ABCD or web:ana; got "@ana"',
    ]);
  });

  it('warns of an administrator from a workspace that is not listed', async () => {
    const administrators = ['slack:T0:U0', 'slack:T9:U0', 'web:ana'];

    const lines = await warningLines(stringify({ administrators, slack: { workspaces: [WORKSPACE] } }));

    expect(lines).toEqual(['signalbox.yaml:3:5 administrators[1]: has no effect: workspace T9 is not listed in slack.workspaces']);
  });
});
