// User roles over plain lists.
import type { UserRoleKey, UserRoleWriter } from '../user-role-records.ts';
import type { ModelState } from './model-state.ts';

/** Makes the records of user roles over a state, which they change. */
export function modelUserRoles(state: ModelState): UserRoleWriter {
  return {
    list: async ({ userId } = {}) =>
      state.userRoles.filter((role) => userId === undefined || role.userId === userId).toSorted((a, b) => compare(keyOf(a), keyOf(b))),
    findProof: async (nonceHash) => state.roleProofs.find((proof) => proof.nonceHash === nonceHash),
    async put(role) {
      state.userRoles = [...state.userRoles.filter((other) => !isSame(other, role)), role];
    },
    async take(key) {
      const taken = state.userRoles.find((role) => isSame(role, key));
      state.userRoles = state.userRoles.filter((role) => role !== taken);
      return taken;
    },
    async insertProof(proof) {
      if (state.roleProofs.some(({ nonceHash }) => nonceHash === proof.nonceHash)) throw new Error('the proof exists');
      state.roleProofs.push(proof);
    },
    async takeProof(nonceHash) {
      const taken = state.roleProofs.find((proof) => proof.nonceHash === nonceHash);
      state.roleProofs = state.roleProofs.filter((proof) => proof !== taken);
      return taken;
    },
    async deleteExpiredProofs(now) {
      state.roleProofs = state.roleProofs.filter(({ expiresAt }) => expiresAt > now);
    },
  };
}

const isSame = (left: UserRoleKey, right: UserRoleKey): boolean => keyOf(left).every((part, index) => part === keyOf(right)[index]);

function keyOf({ userId, accountId, configurationName }: UserRoleKey): readonly string[] {
  return [userId, accountId, configurationName];
}

function compare(left: readonly string[], right: readonly string[]): number {
  const at = left.findIndex((part, index) => part !== right[index]);
  if (at === -1) return 0;
  return (left[at] ?? '') < (right[at] ?? '') ? -1 : 1;
}
