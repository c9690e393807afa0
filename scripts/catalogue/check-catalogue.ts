// Proves without a network that the catalogue is what its sources give: contract services are made again, the rest are compared with
// their hashes.
import type { StoredService } from '../../src/catalogue/stored-service.ts';
import { sha256 } from '../../src/lib/sha256.ts';
import { CatalogueFiles, serviceText, summarize, type Sources } from './catalogue-files.ts';
import { contractVersions } from './contract-services.ts';
import { readFromClient } from './read-service.ts';
import type { ServiceFacts } from './service-facts.ts';

/** What is wrong, a sentence each; `packages` is the folder that holds the clients of the contract services. */
export async function checkCatalogue(packages: string, files: CatalogueFiles = new CatalogueFiles()): Promise<readonly string[]> {
  const sources = files.readSources();
  return [...checkFiles(files, sources), ...(await checkContractServices(packages, files, sources))];
}

function checkFiles(files: CatalogueFiles, sources: Sources): readonly string[] {
  const problems: string[] = [];
  const names = files.list();
  const index = new Map(files.readIndex().map((line) => [line.cli, line]));
  if (names.join() !== Object.keys(sources).sort().join()) problems.push('services/ and sources.json do not name the same services');
  if (names.join() !== [...index.keys()].sort().join()) problems.push('services/ and index.json do not name the same services');
  for (const cli of names) problems.push(...checkFile(files, { cli, hash: sources[cli]?.sha256, line: JSON.stringify(index.get(cli)) }));
  return problems;
}

interface Expected {
  readonly cli: string;
  readonly hash: string | undefined;
  /** The line of index.json. */
  readonly line: string | undefined;
}

function checkFile(files: CatalogueFiles, { cli, hash, line }: Expected): readonly string[] {
  let text: string;
  try {
    text = files.readText(cli);
  } catch {
    return [`services/${cli}.json.br cannot be read`];
  }
  if (sha256(text) !== hash) return [`services/${cli}.json.br differs from its hash in sources.json`];
  const isSame = JSON.stringify(summarize(JSON.parse(text) as StoredService)) === line;
  return isSame ? [] : [`index.json says something else of ${cli} than its file`];
}

async function checkContractServices(packages: string, files: CatalogueFiles, sources: Sources): Promise<readonly string[]> {
  const facts = files.readServiceFacts();
  const versions = contractVersions(facts);
  const problems = await Promise.all(
    facts.map(async (service) => {
      const version = versions.get(service.cli);
      const stored = sources[service.cli];
      if (version === undefined) return undefined;
      if (stored?.version !== version)
        return `${service.cli} was made from version ${stored?.version ?? 'none'}, package.json has ${version}`;
      return (await isAsItsClient(packages, service, files))
        ? undefined
        : `services/${service.cli}.json.br differs from what its client gives`;
    }),
  );
  return problems.filter((problem) => problem !== undefined);
}

/** A file that cannot be read has been told of already. */
async function isAsItsClient(packages: string, facts: ServiceFacts, files: CatalogueFiles): Promise<boolean> {
  let text: string;
  try {
    text = files.readText(facts.cli);
  } catch {
    return true;
  }
  const { paginators, waiters } = JSON.parse(text) as StoredService;
  const made = await readFromClient(packages, facts, { paginators: {}, waiters: {} });
  // Paginators and waiters come from the models, which are not installed here; their hash is compared with the rest.
  return made === undefined || serviceText({ ...made.service, paginators, waiters }) === text;
}
