import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generateNotifyReference } from '../../scripts/generate-notify-reference.ts';
import { notifyOpenApi } from '../../src/contract/custom-notification-documents.ts';
import { readProjectFile } from '../house/read-project-file.ts';

describe('generateNotifyReference', () => {
  it.each([...generateNotifyReference()])('has %s checked in as it would be written now', (path, text) => {
    expect(readProjectFile(path)).toBe(text);
  });

  it('writes YAML that says the same as the document that is served', () => {
    const yaml = generateNotifyReference().get('docs/reference/custom-notification.openapi.yaml') ?? '';

    expect(parse(yaml)).toEqual(JSON.parse(JSON.stringify(notifyOpenApi())));
  });
});
