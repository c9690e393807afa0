// Names that announce a secret: what stands under them is taken out, whatever form it has.

// User data are the script a machine starts with, and where its secrets lie; so are router configurations, with the keys of BGP sessions.
// Splunk calls its key an HEC token; who has a callback token answers for the job that waits.
// Match: MasterUserPassword, passwords, UserData, SecretAccessKey, authToken, client_secret. Near miss: NextToken, ClientRequestToken, PasswordPolicy, SecretArn.
const MEMBER =
  /(?:password|passwd|passphrase|userdata(?:override)?|authkey|routerconfig|privatekey|secretkey|secretaccesskey|clientsecret|sharedsecret|(?:access|api|auth|authorization|bearer|callback|hec|refresh|secret|security|session)token)s?$/;

// Last word of a name that people gave. Match: the last of DB_PASS, GITHUB_TOKEN, stripe-secret. Near miss: COMPASS, TOKEN_URL.
const LAST_WORD = /^(?:pass|pwd|pw|secret|token|credential)s?$/;

// Match: the end of API_KEY, signingKey. Near miss: KEY_ID, CACHE_KEY.
const LAST_WORDS = /^(?:api|access|signing|encryption) keys?$/;

// Tokens that find the next page or make a call happen once. Match: the end of NextToken, ClientRequestToken. Near miss: GitHubToken.
const HARMLESS = /^(?:next|page|pagination|continuation|starting|client|request|idempotency) token$/;

/** Tells whether a member of an API of that name holds a secret. */
export function isSecretMember(name: string): boolean {
  return MEMBER.test(name.replaceAll(/[_.-]/g, '').toLowerCase());
}

/** Tells whether something that people named themselves, such as an environment variable, holds a secret by its name. */
export function isSecretLabel(name: string): boolean {
  const words = name
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const lastTwo = words.slice(-2).join(' ');
  if (HARMLESS.test(lastTwo)) return false;
  return LAST_WORD.test(words.at(-1) ?? '') || LAST_WORDS.test(lastTwo) || isSecretMember(name);
}
