// The restyle stage: operators' rules over what was recognized. A rule that fails costs nobody the message, only its own style.
import type { Notification } from '../../domain/notification.ts';
import type { NotificationRuleConfig } from '../config.ts';
import { applyRule } from './apply-rule.ts';
import { compileRule } from './compile-rules.ts';
import { TemplateError } from './compile-template.ts';
import { matchesRule, type RestyleSubject } from './match-rule.ts';
import { startLimits, type RenderLimits } from './template-engine.ts';
import { createScopes, type AccountNames } from './template-scope.ts';

/** A rule that matched and could not be applied. */
export interface RuleFailure {
  readonly ruleName: string;
  /** Without full stop, and without any value of the event. */
  readonly reason: string;
  readonly error: unknown;
}

/** A notification after the rules; those that failed are named in it too. */
interface RestyledNotification {
  readonly notification: Notification;
  readonly failures: readonly RuleFailure[];
}

/** Applies the rules of one configuration; the subject is asked for only where there are any. */
export type Restyler = (notification: Notification, subject: () => RestyleSubject) => RestyledNotification;

/** Compiles rules that were checked; one that is faulty nevertheless is left out. */
export function createRestyler(rules: readonly NotificationRuleConfig[], accountNames: AccountNames = new Map()): Restyler {
  const compiled = rules.flatMap((rule) => compileRule(rule).rule ?? []);
  return (recognized, readSubject) => {
    if (compiled.length === 0) return { notification: recognized, failures: [] };
    const subject = readSubject();
    const failures: RuleFailure[] = [];
    let notification = recognized;
    let run: { readonly scopeOf: (notification: Notification) => object; readonly limits: RenderLimits } | undefined;
    for (const rule of compiled) {
      if (!matchesRule(rule.match, notification, subject)) continue;
      run ??= { scopeOf: createScopes(subject, accountNames), limits: startLimits() };
      try {
        notification = applyRule(rule, notification, { scope: run.scopeOf(notification), limits: run.limits });
      } catch (error) {
        const reason = error instanceof TemplateError ? error.message : 'an unexpected error, which the log has';
        failures.push({ ruleName: rule.name, reason, error });
      }
      if (rule.stop) break;
    }
    return { notification: failures.length === 0 ? notification : withNotices(notification, failures), failures };
  };
}

function withNotices(notification: Notification, failures: readonly RuleFailure[]): Notification {
  const notices = failures.map(({ ruleName, reason }) => ({
    label: 'Notice',
    value: { kind: 'text', text: `The rule ${ruleName} could not be applied: ${reason}.` } as const,
  }));
  return { ...notification, facts: [...notification.facts, ...notices] };
}
