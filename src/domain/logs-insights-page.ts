// The page of CloudWatch Logs Insights in the AWS console, with a query, its log group and its time filled in.
import { consoleHost } from './partition.ts';

/** Longest query that goes into an address: what browsers and chats take is some 2,000 characters, and each may become three. */
const QUERY_MAX_LENGTH = 500;

/** What the page is opened with. */
interface InsightsQuery {
  /** By its name. */
  readonly logGroup: string;
  readonly queryString: string;
  readonly from: Date;
  readonly to: Date;
}

/** Returns the page; undefined where the console of the Region is not known, and for what it cannot be given: ARNs and long queries. */
export function logsInsightsPage(region: string, { logGroup, queryString, from, to }: InsightsQuery): string | undefined {
  // Attack: a Region or a name that leads elsewhere. The host is of the table of partitions, and every value is encoded.
  const host = consoleHost(region);
  if (host === undefined || logGroup.startsWith('arn:') || queryString.length > QUERY_MAX_LENGTH) return undefined;
  const detail = [
    `end~'${encode(to.toISOString())}`,
    `start~'${encode(from.toISOString())}`,
    "timeType~'ABSOLUTE",
    "tz~'UTC",
    `editorString~'${encode(queryString)}`,
    `source~(~'${encode(logGroup)})`,
  ].join('~');
  // The page takes its own parameters behind $3F, with $3D.
  return `https://${host}/cloudwatch/home?region=${region}#logsV2:logs-insights$3FqueryDetail$3D~(${detail})`;
}

// Values are written as the console writes them: all but letters, digits, points, hyphens and underscores as an asterisk and two hexadecimal
// digits, a byte of UTF-8 each.
function encode(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  return bytes
    .map((byte) => {
      const sign = String.fromCharCode(byte);
      // Match: a, 7, ., -, _. Near miss: a blank, a slash, a byte of an umlaut.
      return /^[A-Za-z0-9._-]$/.test(sign) ? sign : `*${byte.toString(16).padStart(2, '0')}`;
    })
    .join('');
}
