// Takes secrets out of log lines. Unlike answers of AWS nobody has asked for just these lines, and programs log what they were called with:
// here rather too much is taken out.
import { maskSecretPatterns } from './mask-secret-patterns.ts';

// Match: Cookie: sid=abc; theme=dark, "set-cookie":"sid=abc". All up to the end or the next quote. Near miss: CookieParser: no header.
const COOKIES = /(?<name>(?<![\w-])(?:set-)?cookies?)(?<join>\\{0,7}["']?\s{0,3}[=:]\s{0,3}\[?\\{0,7}["']?)[^"'\r\n\]\\]+/gi;

// Match: Authorization: Digest username="a", authorization=ApiKey x1. All up to the end of the line. Near miss: authorization: failed for ana.
const SCHEMES =
  /(?<name>(?<![\w-])(?:proxy-)?authorization)(?<join>\\{0,7}["']?\s{0,3}[=:]\s{0,3}\[?\\{0,7}["']?)(?:AWS4-HMAC-SHA256|ApiKey|Basic|Bearer|Digest|Negotiate|Token)\s[^\r\n}\]\\]+/gi;

// Match: token=a1b2c3, "secret": "s3cr3t", otp: 123456, sid=s%3Ax1. Near miss: token: expired (no digit: that is a word).
const BARE =
  /(?<name>(?<![\w-])(?:tokens?|secrets?|credentials?|authorization|session[_-]?id|sid|otp|pin|jwt|csrf[_-]?token|signature))(?<join>\\{0,7}["']?\s{0,3}[=:]\s{0,3}\[?\\{0,7}["']?)(?=[^\s,;&"'}\]\\\d]{0,60}\d)[^\s,;&"'}\]\\]+/gi;

/** Replaces what looks like a secret in a log line by the mask. */
export function maskLogSecrets(line: string, mask: string): string {
  const masked = maskSecretPatterns(line, mask);
  if (!masked.includes('=') && !masked.includes(':')) return masked;
  return [COOKIES, SCHEMES, BARE].reduce((text, pattern) => text.replaceAll(pattern, `$<name>$<join>${mask}`), masked);
}
