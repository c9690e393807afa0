// Finds what `<service> wait <waiter>` waits for: an operation that is asked again and again, and the answers that end it.
import type { NamedOperation } from '../../catalogue/cli/argument-table.ts';
import { waitersOfService } from '../../catalogue/cli/waiters-of-service.ts';
import type { ServiceModel } from '../../catalogue/service-model.ts';
import type { ParseFailure } from '../../domain/command.ts';
import { nearestNames } from '../../lib/nearest-names.ts';
import { failure, quote } from './parse-failure.ts';

/** How many waiters are shown to somebody who named none, or one that is not there. */
const WAITERS_SHOWN = 8;

/** What is waited for. */
export interface FoundWaiter extends NamedOperation {
  /** The AWS CLI's name of it. */
  readonly waiter: string;
  readonly notes: readonly string[];
}

/** Finds a waiter by the AWS CLI's name of it. */
export function findWaiter(name: string | undefined, service: ServiceModel): FoundWaiter | ParseFailure {
  const waiters = waitersOfService(service);
  const names = [...waiters.keys()];
  if (names.length === 0) {
    return failure('not-supported', `${service.cliName} has nothing to wait for; ask for the state with a describe command.`);
  }
  if (name === undefined) {
    return failure('unknown-command', `Name behind it what ${service.cliName} is to wait for; there are ${names.length}.`, {
      suggestions: suggest(names, service),
    });
  }
  const found = waiters.get(name.toLowerCase());
  const operation = found === undefined ? undefined : service.operation(found.operation);
  if (operation === undefined) {
    const nearest = nearestNames(name.toLowerCase(), names);
    return failure('unknown-command', `${service.cliName} cannot wait for ${quote(name)}.`, {
      suggestions: suggest(nearest.length > 0 ? nearest : names, service),
    });
  }
  return { service, operation, command: operation.cliName, waiter: name.toLowerCase(), notes: [] };
}

function suggest(names: readonly string[], { cliName: service }: ServiceModel): readonly string[] {
  return names.slice(0, WAITERS_SHOWN).map((name) => `${service} wait ${name}`);
}
