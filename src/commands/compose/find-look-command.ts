// Which command shows what became of a thing: the reading one of the same service about the same noun.
import type { ServiceModel } from '../../catalogue/service-model.ts';

const READING_VERBS = ['describe', 'list', 'get'] as const;

/** Finds a command such as `ec2 describe-instances` for `stop-instances`; undefined where the service has none of that noun. */
export function findLookCommand(service: ServiceModel, cliOperation: string): string | undefined {
  const noun = cliOperation.slice(cliOperation.indexOf('-') + 1);
  const names = new Set(service.cliOperationNames);
  for (const form of formsOf(noun)) {
    for (const verb of READING_VERBS) {
      if (names.has(`${verb}-${form}`)) return `${service.cliName} ${verb}-${form}`;
    }
  }
  return undefined;
}

/** One and many. */
function formsOf(noun: string): readonly string[] {
  const one = noun.endsWith('ies') ? `${noun.slice(0, -3)}y` : noun.replace(/s$/, '');
  const many = /[^aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s`;
  return [...new Set([many, noun, one])];
}
