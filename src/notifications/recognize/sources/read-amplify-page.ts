// What the address of a build's page tells: mails of Amplify name Region, branch and build nowhere else.
import { isConsoleAddress } from '../../../domain/partition.ts';

// Match: #d123456789/main/12, #/d123456789/feature/basket/12. Near miss: #d123456789.
const OF_HASH = /^#\/?([a-z0-9]{1,40})\/(.{1,300})\/(\d{1,10})$/;
// Match: /amplify/apps/d123456789/branches/main/deployments/12. Near miss: /amplify/home.
const OF_PATH = /^\/amplify\/apps\/([a-z0-9]{1,40})\/branches\/(.{1,300})\/deployments\/(\d{1,10})$/;
// Match: eu-west-1.console.aws.amazon.com. Near miss: console.aws.amazon.com.
const REGION_OF_HOST = /^([a-z]{2}(?:-[a-z]+)+-\d)\.console\./;

/** Returns the labels and values; none where the page is none of the AWS console. */
export function readAmplifyPage(page: string): readonly (readonly [string, string])[] {
  const url = isConsoleAddress(page) ? URL.parse(page) : null;
  if (url === null) return [];
  const region = url.searchParams.get('region') ?? REGION_OF_HOST.exec(url.hostname)?.[1];
  const [, app, branch, build] = OF_HASH.exec(url.hash) ?? OF_PATH.exec(url.pathname) ?? [];
  const pairs = [
    ['Region', region],
    ['App ID', app],
    ['Branch', branch === undefined ? undefined : decoded(branch)],
    ['Build', build],
  ] as const;
  return pairs.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [[label, value] as const]));
}

function decoded(branch: string): string {
  try {
    return decodeURIComponent(branch);
  } catch {
    return branch;
  }
}
