// What the store keeps of user roles, and of the proofs that people have been asked for.
import type { RoleProof, UserRole } from '../domain/user-role.ts';

/** Whose role, where. */
export type UserRoleKey = Pick<UserRole, 'userId' | 'accountId' | 'configurationName'>;

/** Reads about user roles. */
export interface UserRoleReader {
  /** The roles of a person, or of everybody, by person, account and configuration. */
  list(filter?: { readonly userId?: string }): Promise<readonly UserRole[]>;
  /** The proof that a nonce is of, also when its time is over. */
  findProof(nonceHash: string): Promise<RoleProof | undefined>;
}

/** Writes about user roles. */
export interface UserRoleWriter extends UserRoleReader {
  /** Keeps the role, in the place of an earlier one of the same person, account and configuration. */
  put(role: UserRole): Promise<void>;
  /** Takes the role away and returns it; undefined where there is none. */
  take(key: UserRoleKey): Promise<UserRole | undefined>;
  insertProof(proof: RoleProof): Promise<void>;
  /** Takes the proof away and returns it, so that it serves once; also when its time is over. */
  takeProof(nonceHash: string): Promise<RoleProof | undefined>;
  deleteExpiredProofs(now: Date): Promise<void>;
}
