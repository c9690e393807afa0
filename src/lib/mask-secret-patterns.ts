// Takes out of a text what has the form of a secret, wherever it stands.

// Each with what it finds. Repetitions are bounded or of one class of signs, so that no text takes long.
const PATTERNS: readonly RegExp[] = [
  // AWS access key ids: AKIAIOSFODNN7EXAMPLE, ASIA... (IAM User Guide, unique identifiers). They name a key and lead to it.
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  // AWS session tokens: they begin with the place of their origin in Base64.
  /(?<![A-Za-z0-9+/])(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz|FQoDYXdz)[A-Za-z0-9+/=]{20,}/g,
  // PEM private keys, also those of which the end is missing.
  /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:(?!-----END)[\s\S])*(?:-----END (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----)?/g,
  // JSON web tokens: three parts, the first two begin with {" in Base64. None begins behind a hyphen: looking for
  // the end from each `-eyJ` of thousands would take long.
  /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*/g,
  // Tokens of Slack, GitHub, GitLab, npm, Stripe and Google.
  /\bxox[a-z]-[\w-]{10,}/g,
  /\bxapp-[\w-]{10,}/g,
  /\b(?:gh[opsur]_[A-Za-z0-9]{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|npm_[A-Za-z0-9]{36,})/g,
  /\b(?:[rs]k_live_[A-Za-z0-9]{16,}|AIza[\w-]{35}\b)/g,
  // Signatures of presigned addresses: whoever has the address may use it.
  /(?<=[?&](?:X-Amz-Signature|X-Amz-Security-Token|X-Amz-Credential|Signature|AWSAccessKeyId)=)[^&\s"']+/gi,
  // Passwords in addresses: postgres://app:hunter2@db. Near miss: https://example.com:8080/@ana (a slash before the sign).
  /(?<=\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/@"']{0,200}:)[^\s/@"']+(?=@)/gi,
  // Match: Authorization: Bearer 7Fjfp0ZBr1KtDRbnfVdmIw. Near miss: basic understanding (short words).
  /(?<=\b(?:Bearer|Basic)\s{1,3})[A-Za-z0-9._~+/-]{16,}=*/gi,
];

const NAMES =
  String.raw`(?:passwords?|passwd|passphrase|pwd|private[_-]?key|secret[_-]?(?:access[_-]?)?key|api[_-]?key|` +
  String.raw`(?:access|api|auth|authorization|bearer|refresh|secret|security|session)[_-]?token|(?:client|shared)[_-]?secret|(?<=[_-])(?:pass|pw|secret|token)s?)`;

// A value in quotes (escaped ones, where JSON stands within JSON), a list, or what stands up to the next separator. Its end is a quote with as many
// backslashes; where that is in doubt, too much is taken out, and where it is missing, all.
const VALUE = String.raw`(?:(?<quote>\\{0,7}["'])(?:(?!(?<!\\)\k<quote>)[\s\S])*(?:\k<quote>|$)|\[[^\]]*(?:\]|$)|[^\s,;&"'{}[\]\\](?:[^\s,;&"'}\]]|[}\]](?![\s,;&"'}\]]|$))*)`;

// Match: password=hunter2, "DB_PASSWORD": "x y", secret_key: abc. The name and what joins it stay. Near miss: PasswordPolicy, next_token=abc.
const NAMED = new RegExp(
  String.raw`(?<name>(?<![\w-])(?![\w-]{0,60}(?:next|page|client|request|idempotency|starting|continuation)[_-]?token)[\w-]{0,60}${NAMES})(?<join>\\{0,7}["']?\s{0,3}[=:]\s{0,3})${VALUE}`,
  'gi',
);

// Match: --master-user-password hunter2, --master-user-passw hunter2 (the AWS CLI takes abbreviations), --"password" x,
// --secret-string '{"a": "b c"}'. Near miss: --secret-id prod/db, --manage-master-user-password --engine.
const OPTION =
  /(?<name>(?<![\w-])--[\w"'-]{0,60}(?:pass(?:w(?:o(?:rds?)?)?)?|passwd|passphrase|user-data|private-key|secret-(?:string|binary|key|value|access-key)|api-key-value|key-material|(?:access|auth|authorization|bearer|refresh|session)-token|(?:client|shared)-secret|credentials)["']?)(?<join>(?:\s|\\\r?\n)+|=)(?!--)(?:'[^']*(?:'|$)|"(?:[^"\\]|\\[\s\S])*(?:"|$)|\\[\s\S]|[^\s'"\\])+/gi;

/** The shortest text with a secret that is told by its form: `pwd=x`. */
const SHORTEST = 5;

/** Replaces what looks like a secret by the mask. */
export function maskSecretPatterns(text: string, mask: string): string {
  if (text.length < SHORTEST) return text;
  let masked = text;
  for (const pattern of PATTERNS) masked = masked.replaceAll(pattern, mask);
  // Both take long to find nothing, and an answer has thousands of short texts.
  if (masked.includes('--')) masked = masked.replaceAll(OPTION, `$<name>$<join>${mask}`);
  return masked.includes('=') || masked.includes(':') ? masked.replaceAll(NAMED, `$<name>$<join>${mask}`) : masked;
}
