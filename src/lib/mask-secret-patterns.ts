// Takes out of a text what has the form of a secret, wherever it stands.

// Each with what it finds. Bounded repetitions, so that no text takes long.
const PATTERNS: readonly RegExp[] = [
  // AWS access key ids: AKIAIOSFODNN7EXAMPLE, ASIA... (IAM User Guide, unique identifiers). They name a key and lead to it.
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  // PEM private keys.
  /-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY-----[\s\S]{0,20000}?-----END (?:[A-Z]+ ){0,3}PRIVATE KEY-----/g,
  // JSON web tokens: three parts, the first two begin with {" in Base64.
  /\beyJ[\w-]{10,4000}\.eyJ[\w-]{10,8000}\.[\w-]{10,4000}/g,
  // Slack tokens, GitHub tokens.
  /\bxox[a-z]-[\w-]{10,200}/g,
  /\bxapp-[\w-]{10,200}/g,
  /\bgh[opsur]_[A-Za-z0-9]{30,255}\b/g,
  // Signatures of presigned addresses: whoever has the address may use it.
  /(?<=[?&](?:X-Amz-Signature|X-Amz-Security-Token|X-Amz-Credential)=)[^&\s"']{1,4000}/gi,
];

// Match: password=hunter2, "DB_PASSWORD": "x y", secret_key: abc. The name and what joins it stay. Near miss: PasswordPolicy.
const NAMED =
  /(?<name>\b[\w-]{0,40}(?:password|passwd|secret[_-]?(?:access[_-]?)?key|secretkey|api[_-]?key|access[_-]?token|auth[_-]?token|client[_-]?secret))(?<join>["']?\s{0,3}[=:]\s{0,3})(?<value>"[^"\n]{1,1000}"|'[^'\n]{1,1000}'|[^\s,;&"'{}[\]]{1,1000})/gi;

/** Replaces what looks like a secret by the mask. */
export function maskSecretPatterns(text: string, mask: string): string {
  let masked = text;
  for (const pattern of PATTERNS) masked = masked.replaceAll(pattern, mask);
  return masked.replaceAll(NAMED, `$<name>$<join>${mask}`);
}
