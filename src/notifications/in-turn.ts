// Lets events wait for something of their own without overtaking each other: the store takes their units in the order in which they came.

/** Resolves once the work of whoever asks is done, and that of everybody who asked before; rejects only where the own work does. */
export type InTurn = (work: Promise<void> | undefined) => Promise<void>;

/** Makes it. */
export function createInTurn(): InTurn {
  let waitingCount = 0;
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    // Nobody waits, so that nobody can be overtaken.
    if (work === undefined && waitingCount === 0) return Promise.resolve();
    waitingCount += 1;
    // It may fail while others are waited for; whoever asks hears of it when it is their turn.
    work?.catch(() => undefined);
    const before = last;
    const turn = before.then(() => work);
    // The last thing before whoever asked goes on: a moment earlier, somebody who comes just then would not wait, and go past.
    const leave = (): void => {
      waitingCount -= 1;
    };
    last = turn.then(leave, leave);
    return turn;
  };
}
