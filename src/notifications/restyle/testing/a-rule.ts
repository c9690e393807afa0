// Builds rules for tests, as they come out of the configuration.
import type { z } from 'zod';
import { NotificationsConfig, type NotificationRuleConfig } from '../../config.ts';

/** A rule as it is written in the file. */
export type RuleInput = NonNullable<z.input<typeof NotificationsConfig>['rules']>[number];

/** Makes a rule; what the test does not name has its default. */
export function aRule(overrides: Partial<RuleInput> = {}): NotificationRuleConfig {
  const [rule] = NotificationsConfig.parse({ rules: [{ name: 'rule', set: {}, ...overrides }] }).rules;
  if (rule === undefined) throw new Error('the schema left the rule out');
  return rule;
}
