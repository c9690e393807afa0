// The guide to custom actions shows a configuration that Signalbox takes, whose commands can be read, and words that are words.
import { describe, expect, it } from 'vitest';
import { toCustomActions } from '../../src/app/custom-actions/to-custom-actions.ts';
import { openCliFacts } from '../../src/catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../../src/catalogue/open-catalogue.ts';
import { fillFaithfully } from '../../src/commands/parse/check-filled.ts';
import { readIntent } from '../../src/commands/receive/read-intent.ts';
import { loadValid, warningLines } from '../../src/config/testing/load-text.ts';
import { textOfAction } from '../../src/domain/action-text.ts';
import { ACTION_BUTTONS_MAX } from '../../src/domain/custom-action.ts';
import { PREDEFINED_VARIABLES } from '../../src/domain/event-variables.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/custom-actions.md');
const yaml = (/^```yaml\n([\s\S]*?)^```$/m.exec(guide)?.[1] ?? '').replace('    # ...\n', '    platform: web\n    channelId: ops\n');
const context = { catalogue: openCatalogue(), facts: openCliFacts(), newId: () => '' };

describe('docs/guides/custom-actions.md', () => {
  it('shows a configuration without faults and doubts, of whose actions each can be run', async () => {
    await expect(warningLines(yaml)).resolves.toEqual([]);
    const actions = toCustomActions(await loadValid(yaml));

    expect(actions.map(({ definition }) => definition.kind)).toEqual(['lambda', 'cli', 'runbook']);
    for (const { definition } of actions) {
      expect(fillFaithfully(textOfAction(definition, { hasRole: true }), () => 'value-1', context)).toMatchObject({ status: 'filled' });
    }
  });

  it('says what is understood', () => {
    const said = [...guide.matchAll(/^\| `@aws ([^|]+?)` +\|/gm)].flatMap(([, words = '']) => words.split('`, `@aws '));

    expect(said.length).toBeGreaterThan(8);
    for (const words of said) {
      expect([words, readIntent(words).kind]).toEqual([words, expect.stringMatching(/-actions?$/)]);
      expect(readIntent(words)).not.toMatchObject({ kind: 'action-mistake' });
    }
  });

  it('names all predefined variables, and how many buttons a message has', () => {
    for (const name of PREDEFINED_VARIABLES) expect(guide).toContain(`\`$${name}\``);
    expect(ACTION_BUTTONS_MAX).toBe(10);
    expect(guide).toContain('ten buttons of custom actions');
  });
});
