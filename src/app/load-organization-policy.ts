// The chat applications policy of a configuration, read from its files.
import { readFile } from 'node:fs/promises';
import type { Config } from '../config/schema.ts';
import { AppError } from '../domain/errors.ts';
import { mergePolicySources } from '../domain/organization-policy/merge-policy-sources.ts';
import { settingName, type OrganizationPolicy } from '../domain/organization-policy/organization-policy.ts';
import { parsePolicySource } from '../domain/organization-policy/parse-policy-source.ts';
import type { PolicySource } from '../domain/organization-policy/policy-source.ts';

/** Reads and merges the files; throws `config-invalid` where one cannot be read, so that nothing runs under half of the policy. */
export async function loadOrganizationPolicy(section: NonNullable<Config['organizationPolicy']>): Promise<OrganizationPolicy> {
  const sources: PolicySource[] = [];
  for (const file of section.files) {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw new AppError('config-invalid', `the organization's policy cannot be read: ${file}`, { cause: error });
    });
    const parsed = parsePolicySource(text);
    if (parsed.status === 'ok') sources.push(parsed.source);
    else {
      const [problem] = parsed.problems;
      throw new AppError('config-invalid', `${file} ${settingName(problem?.path ?? [])}: ${problem?.text ?? 'is no policy'}`);
    }
  }
  return mergePolicySources(sources).policy;
}
