// What the page on backups says is what happens.
import { describe, expect, it } from 'vitest';
import { loadText } from '../../src/config/testing/load-text.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const page = readProjectFile('docs/operations/backup.md');

// Match: the text between ```yaml and ```. Near miss: a block of shell.
const YAML = /```yaml\n([\s\S]*?)```/;

describe('the page on backups', () => {
  it('shows how long things are kept unless one says otherwise', async () => {
    const [, yaml = ''] = YAML.exec(page) ?? [];

    const [written, unset] = await Promise.all([loadText(yaml), loadText('')]);

    expect(written).toMatchObject({ status: 'ok', config: { retention: { eventDays: 90, commandDays: 90, webMessageDays: 90 } } });
    expect(unset).toMatchObject({ status: 'ok', config: { retention: { eventDays: 90, commandDays: 90, webMessageDays: 90 } } });
  });
});
