// What a template is as guardrail policies of one name.
import type { GuardrailPolicy } from '../domain/guardrail-policy.ts';
import { arnOfManagedPolicy, copyOfManagedPolicy } from './describe-template.ts';
import { findGuardrailTemplate } from './guardrail-templates.ts';

/** Makes the policies; those of AWS have their ARN, and the copy as their document until AWS says what it is. */
export function policiesOfTemplate(templateName: string, guardrailName: string): readonly GuardrailPolicy[] {
  const template = findGuardrailTemplate(templateName);
  if (template === undefined) return [];
  return [
    ...(template.document === undefined ? [] : [{ name: guardrailName, document: template.document }]),
    ...template.managedPolicyNames.map((name) => ({
      name: guardrailName,
      document: copyOfManagedPolicy(name),
      policyArn: arnOfManagedPolicy(name),
    })),
  ];
}
