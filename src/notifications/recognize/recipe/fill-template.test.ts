import { describe, expect, it } from 'vitest';
import { fillTemplate } from './fill-template.ts';

const values: Readonly<Record<string, string>> = { pipeline: 'checkout', 'execution-id': 'e-1', '$.account': '123456789012' };
const fill = (template: string): string | undefined => fillTemplate(template, (place) => values[place]);

describe('fillTemplate', () => {
  it('fills every place', () => {
    expect(fill('Pipeline {pipeline} ({execution-id}) of {$.account}.')).toBe('Pipeline checkout (e-1) of 123456789012.');
  });

  it('gives nothing where a place has no value', () => {
    expect(fill('Stage {stage} of {pipeline}.')).toBeUndefined();
  });

  it('never fills what a value brings along', () => {
    expect(fillTemplate('{a}', () => '{b} $& $1')).toBe('{b} $& $1');
  });

  it('leaves braces alone that hold no place', () => {
    expect(fill('{} { pipeline }')).toBe('{} { pipeline }');
  });
});
