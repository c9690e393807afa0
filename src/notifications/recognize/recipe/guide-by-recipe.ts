// What helps beside the facts: runbook, owner, tags, and the pages that a payload names where it is documented to name them.
// Attack: an address in a payload that leads into a trap under a harmless name. The texts are the recipe's, and say to which host a page
// leads that is none of the AWS console.
import { guidanceOfTags, readAddress } from '../../../domain/guidance.ts';
import type { Notification, NotificationLink, Severity } from '../../../domain/notification.ts';
import { isConsoleAddress } from '../../../domain/partition.ts';
import { shownHost } from '../../../messages/shown-host.ts';
import { given } from '../given.ts';
import { readTags } from '../read-tags.ts';
import { scalarAt, type FoundScalar, type PathRoots } from './read-path.ts';
import type { Recipe } from './recipe.ts';

/** What was found, and the paths at which it stands. */
export interface RecipeGuidance extends Pick<Notification, 'runbookUrl' | 'owner' | 'links' | 'tags'> {
  /** What the tags say; the sender's own severity comes before it. */
  readonly severity?: Severity;
  readonly paths: readonly string[];
}

/** Reads runbook, owner, tags and pages. */
export function guideByRecipe(recipe: Recipe, roots: PathRoots): RecipeGuidance {
  const tags = readTags(roots.document);
  const ofTags = guidanceOfTags(tags ?? {});
  const runbook = addressAt(roots, recipe.runbook);
  const owner = recipe.owner === undefined ? undefined : scalarAt(roots, recipe.owner);
  const pages = pagesOf(recipe, roots);
  return {
    ...given({
      runbookUrl: runbook?.address ?? ofTags.runbookUrl,
      owner: owner === undefined ? ofTags.owner : String(owner.value),
      severity: ofTags.severity,
      tags,
      links: pages.length === 0 ? undefined : withHosts(pages),
    }),
    paths: [runbook, owner, ...pages].flatMap((found) => found?.path ?? []),
  };
}

interface FoundAddress {
  readonly path: string;
  readonly address: string;
}

function addressAt(roots: PathRoots, paths: string | undefined): FoundAddress | undefined {
  for (const path of (paths ?? '').split(' | ')) {
    const found = path === '' ? undefined : scalarAt(roots, path);
    const address = addressOf(found);
    if (found !== undefined && address !== undefined) return { path: found.path, address };
  }
  return undefined;
}

function addressOf(found: FoundScalar | undefined): string | undefined {
  return typeof found?.value === 'string' ? readAddress(found.value) : undefined;
}

type Page = FoundAddress & { readonly label: string };

// Pages of the AWS console may stand among the facts: these are for what one can press.
function pagesOf({ links = {}, facts = {} }: Recipe, roots: PathRoots): readonly Page[] {
  const ofLinks = Object.entries(links).flatMap(([label, path]) => {
    const found = addressAt(roots, path);
    return found === undefined ? [] : [{ label, ...found }];
  });
  const ofFacts = Object.entries(facts).flatMap(([label, path]) => {
    const found = scalarAt(roots, path);
    const address = addressOf(found);
    return found !== undefined && address !== undefined && isConsoleAddress(address) ? [{ label, path: found.path, address }] : [];
  });
  return [...ofLinks, ...ofFacts];
}

/** Names the host of each page once; the next ones of the same host are told apart by their names alone. */
function withHosts(pages: readonly Page[]): readonly NotificationLink[] {
  const hosts = pages.map(({ address }) => (isConsoleAddress(address) ? '' : shownHost(address)));
  return pages.map(({ label, address }, index) => {
    const host = hosts[index] ?? '';
    if (host === '') return { text: label === 'Page' ? 'Open in AWS console' : label, url: address };
    return { text: hosts.indexOf(host) < index ? label : `${label}: ${host}`, url: address };
  });
}
