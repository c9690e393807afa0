// Proves without a network that the catalogue is what its sources give: contract services are made again, the rest are compared with
// their hashes.
import type { StoredService } from '../../src/catalogue/stored-service.ts';
import { sha256 } from '../../src/lib/sha256.ts';
import {
  listServiceFiles,
  readIndex,
  readServiceFacts,
  readServiceText,
  readSources,
  serviceText,
  summarize,
  type Sources,
} from './catalogue-files.ts';
import { contractVersions } from './contract-services.ts';
import { readFromClient } from './read-service.ts';
import type { ServiceFacts } from './service-facts.ts';

/** What is wrong, a sentence each; `packages` is the folder that holds the clients of the contract services. */
export async function checkCatalogue(packages: string): Promise<readonly string[]> {
  const facts = readServiceFacts();
  const sources = readSources();
  return [...checkFiles(sources), ...(await checkContractServices(packages, facts, sources))];
}

function checkFiles(sources: Sources): readonly string[] {
  const problems: string[] = [];
  const files = listServiceFiles();
  const index = new Map(readIndex().map((line) => [line.cli, line]));
  if (files.join() !== Object.keys(sources).sort().join()) problems.push('services/ and sources.json do not name the same services');
  if (files.join() !== [...index.keys()].sort().join()) problems.push('services/ and index.json do not name the same services');
  for (const cli of files) {
    const text = readServiceText(cli);
    if (sha256(text) !== sources[cli]?.sha256) problems.push(`services/${cli}.json.br differs from its hash in sources.json`);
    const line = JSON.stringify(summarize(JSON.parse(text) as StoredService));
    if (line !== JSON.stringify(index.get(cli))) problems.push(`index.json says something else of ${cli} than its file`);
  }
  return problems;
}

async function checkContractServices(packages: string, facts: readonly ServiceFacts[], sources: Sources): Promise<readonly string[]> {
  const versions = contractVersions(facts);
  const problems = await Promise.all(
    facts.map(async (service) => {
      const version = versions.get(service.cli);
      return version === undefined ? undefined : checkAgainstClient(packages, service, { version, stored: sources[service.cli] });
    }),
  );
  return problems.filter((problem) => problem !== undefined);
}

async function checkAgainstClient(
  packages: string,
  facts: ServiceFacts,
  { version, stored }: { readonly version: string; readonly stored: Sources[string] | undefined },
): Promise<string | undefined> {
  if (stored?.version !== version) return `${facts.cli} was made from version ${stored?.version ?? 'none'}, package.json has ${version}`;
  const text = readServiceText(facts.cli);
  const { paginators, waiters } = JSON.parse(text) as StoredService;
  const made = await readFromClient(packages, facts, { paginators: {}, waiters: {} });
  // Paginators and waiters come from the models, which are not installed here; their hash is compared with the rest.
  if (made === undefined || serviceText({ ...made.service, paginators, waiters }) === text) return undefined;
  return `services/${facts.cli}.json.br differs from what ${stored.package} ${version} gives`;
}
