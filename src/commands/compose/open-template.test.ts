import { describe, expect, it } from 'vitest';
import { catalogue } from '../testing/parse-for-test.ts';
import { openTemplate } from './open-template.ts';

const operation = catalogue.service('cloudformation')?.operation('GetTemplate');

describe('openTemplate', () => {
  it('reads a template in JSON', () => {
    expect(openTemplate({ TemplateBody: '{"Resources":{}}', StagesAvailable: ['Original'] }, operation)).toEqual({
      TemplateBody: { Resources: {} },
      StagesAvailable: ['Original'],
    });
  });

  it.each([[{ TemplateBody: 'Resources: {}' }], [{ TemplateBody: { Resources: {} } }], [{}]])('leaves %j as it is', (output) => {
    expect(openTemplate(output, operation)).toBe(output);
  });

  it('leaves the answers of others as they are', () => {
    const output = { TemplateBody: '{}' };

    expect(openTemplate(output, catalogue.service('cloudformation')?.operation('GetTemplateSummary'))).toBe(output);
    expect(openTemplate(output, undefined)).toBe(output);
  });
});
