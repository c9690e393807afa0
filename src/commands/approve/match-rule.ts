// Whether a rule asks for an approval of a command. What is not known counts as matching, and case does not count, since some services
// ignore it in names: rather one approval too many.
import type { ApprovalRule } from '../../domain/approval-rule.ts';
import { isWithinHours } from './is-within-hours.ts';

/** What is known of a command. */
export interface ApprovalFacts {
  readonly configurationName: string;
  /** Undefined where it could not be learned. */
  readonly accountId: string | undefined;
  readonly region: string;
  /** What AWS will ask its policies for. */
  readonly requests: readonly { readonly action: string; readonly resource: string }[];
  /** `name=value` of each thing that the command names, or of the request; undefined where they could not be seen. */
  readonly tagsOfThings: readonly (readonly string[] | undefined)[];
  readonly at: Date;
}

/** Holds a text against a pattern with `*` and `?`; true where it may match. */
export type MayMatch = (pattern: string, text: string) => boolean;

/** Tells whether the rule matches. */
export function matchesRule(rule: ApprovalRule, facts: ApprovalFacts, mayMatch: MayMatch): boolean {
  const { accounts, regions, channelConfigurations, hours } = rule;
  if (!isListed(channelConfigurations, facts.configurationName)) return false;
  if (facts.accountId !== undefined && !isListed(accounts, facts.accountId)) return false;
  if (!mayBeIn(regions, facts)) return false;
  if (hours !== undefined && !isWithinHours(hours, facts.at)) return false;
  const isAbout = facts.requests.some(
    ({ action, resource }) =>
      rule.actions.some((pattern) => mayMatch(pattern.toLowerCase(), action.toLowerCase())) &&
      (rule.resources.length === 0 || rule.resources.some((pattern) => mayMatch(pattern.toLowerCase(), resource.toLowerCase()))),
  );
  return isAbout && haveTags(rule.tags, facts.tagsOfThings, mayMatch);
}

function isListed(list: readonly string[], value: string): boolean {
  return list.length === 0 || list.includes(value);
}

/** What has no Region in its ARN is of none or of another than the command goes to: hosted zones, distributions, buckets. */
function mayBeIn(regions: readonly string[], { region, requests }: ApprovalFacts): boolean {
  if (isListed(regions, region)) return true;
  return requests.some(({ resource }) => {
    const [arn, , , own] = resource.split(':');
    return arn === 'arn' && own !== undefined && (own === '' || regions.includes(own));
  });
}

/** One thing with all of the tags is enough; of no thing nothing is known. */
function haveTags(tags: ApprovalRule['tags'], things: ApprovalFacts['tagsOfThings'], mayMatch: MayMatch): boolean {
  if (tags.length === 0 || things.length === 0) return true;
  return things.some((own) => own === undefined || tags.every((tag) => mayHaveTag(tag, own, mayMatch)));
}

/** So many tags are shown of a thing at most: of one with as many, some may not be seen. */
const TAGS_SEEN_MAX = 8;

/** Tags that AWS sets itself are shown nowhere, so whether a thing has one is not known. */
const SET_BY_AWS = 'aws:';

function mayHaveTag({ key, values }: ApprovalRule['tags'][number], own: readonly string[], mayMatch: MayMatch): boolean {
  const start = `${key}=`;
  // A tag without a value is shown by its key alone.
  const found = own.find((tag) => tag === key || tag.startsWith(start));
  // Some reads tell no tags at all.
  if (found === undefined) return own.length === 0 || own.length >= TAGS_SEEN_MAX || key.startsWith(SET_BY_AWS);
  return values.some((value) => mayMatch(value, found.slice(start.length)));
}
