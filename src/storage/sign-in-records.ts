// What the store keeps of sign-ins: links and sessions, only the hashes of their secrets.

/** A signed-in browser. Only the SHA-256 of its cookie is kept. */
export interface SignInSession {
  readonly tokenHash: string;
  /** The person's identity on the web chat, for example `web:administrator`. */
  readonly userId: string;
  readonly displayName: string;
  readonly isAdministrator: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A one-time link. Only the SHA-256 of its token is kept. */
export interface SignInLink {
  readonly tokenHash: string;
  readonly userId: string;
  readonly displayName: string;
  readonly isAdministrator: boolean;
  readonly expiresAt: Date;
}

/** Reads about sign-ins. */
export interface SignInReader {
  findSession(tokenHash: string): Promise<SignInSession | undefined>;
  /** The link of this token, still unused; also when it has expired. */
  findLink(tokenHash: string): Promise<SignInLink | undefined>;
  /** All sessions that were not ended, the oldest first; also those that have expired. */
  listSessions(): Promise<readonly SignInSession[]>;
}

/** Writes about sign-ins. */
export interface SignInWriter extends SignInReader {
  insertLink(link: SignInLink): Promise<void>;
  /** Takes the link away and returns it, so that it serves once; also when it has expired. */
  takeLink(tokenHash: string): Promise<SignInLink | undefined>;
  insertSession(session: SignInSession): Promise<void>;
  deleteSession(tokenHash: string): Promise<void>;
  /** Deletes the unused links of an identity. */
  deleteLinksOf(userId: string): Promise<void>;
  deleteExpired(now: Date): Promise<void>;
}
