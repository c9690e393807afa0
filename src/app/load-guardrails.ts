// The guardrail policies of a configuration, read from their files.
import { readFile } from 'node:fs/promises';
import { parsePolicyDocument } from '../commands/parse-policy-document.ts';
import type { Config } from '../config/schema.ts';
import { AppError } from '../domain/errors.ts';
import type { GuardrailPolicy } from '../domain/guardrail-policy.ts';

/** Reads them; throws `config-invalid` where one cannot be read, so that nothing runs under half of the guardrails. */
export async function loadGuardrails({ guardrails }: Pick<Config, 'guardrails'>): Promise<ReadonlyMap<string, GuardrailPolicy>> {
  const loaded = new Map<string, GuardrailPolicy>();
  for (const { name, policyFile } of guardrails) {
    const text = await readFile(policyFile, 'utf8').catch((error: unknown) => {
      throw new AppError('config-invalid', `the policy file of guardrail ${name} cannot be read: ${policyFile}`, { cause: error });
    });
    const parsed = parsePolicyDocument(text);
    if (parsed.status === 'invalid') throw new AppError('config-invalid', `${policyFile} ${parsed.reason}`);
    loaded.set(name, { name, document: parsed.document });
  }
  return loaded;
}
