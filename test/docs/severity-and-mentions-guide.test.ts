// What the guide to severity and mentions says is what happens.
import { describe, expect, it } from 'vitest';
import { toChannelConfiguration } from '../../src/app/to-channel-configuration.ts';
import { loadText } from '../../src/config/testing/load-text.ts';
import { guidanceOfText } from '../../src/domain/guidance.ts';
import { severityOfName, severityOfWord } from '../../src/domain/severity.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/severity-and-mentions.md');
const example = readProjectFile('examples/severity-and-mentions.yaml');

// Match: a row of the table of words, | critical | `critical`, `crit` |. Near miss: its heading.
const ROW = /^\| (\w+) +\| (`.+`) +\|$/gm;

describe('the guide to severity and mentions', () => {
  it('lists the words', () => {
    const rows = [...guide.matchAll(ROW)].map(([, severity = '', words = '']) => ({
      severity,
      words: words.split(', ').map((word) => word.replaceAll('`', '')),
    }));

    expect(rows.map(({ severity }) => severity)).toEqual(['critical', 'high', 'medium', 'low', 'info']);
    for (const { severity, words } of rows) for (const word of words) expect([word, severityOfWord(word)]).toEqual([word, severity]);
  });

  it('tells names with a word of their own from others', () => {
    for (const name of ['payments-CRITICAL-errors', 'prodCriticalErrors']) expect(severityOfName(name)).toBe('critical');
    for (const name of ['highlight', 'p100', 'criticality-report', 'non-critical-batch', 'cpu-high']) {
      expect(guide).toContain(`\`${name}\``);
      expect(severityOfName(name)).toBeUndefined();
    }
  });

  it('shows how a description names runbook and owner', () => {
    expect(guidanceOfText('CPU of the web tier.\nRunbook: https://wiki.example.com/cpu\nTeam: web')).toEqual({
      runbookUrl: 'https://wiki.example.com/cpu',
      owner: 'web',
    });
  });

  it('has an example that loads', async () => {
    const environment = {
      SIGNALBOX_SLACK_WORKSPACES_0_BOT_TOKEN: 'xoxb-example',
      SIGNALBOX_SLACK_WORKSPACES_0_APP_TOKEN: 'xapp-example',
    };
    const outcome = await loadText(example, { environment });
    const configurations =
      outcome.status === 'ok' ? outcome.config.channelConfigurations.map((entry) => toChannelConfiguration(entry, outcome.config)) : [];

    expect(configurations).toMatchObject([
      {
        accountNames: { '123456789012': 'prod', '210987654321': 'staging' },
        mentionRules: [
          { severities: ['critical', 'high'], mentions: [{ text: '@here' }] },
          {
            severities: ['critical'],
            kinds: ['CloudWatch Alarm', 'GuardDuty Finding'],
            mentions: [{ text: '@S0123ABCD' }, { text: '@U0123ABCD' }],
          },
        ],
      },
    ]);
  });
});
