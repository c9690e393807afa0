// Where the database lies within a data folder.

/** The name of its file; its log and the index of that lie beside it. */
export const DATABASE_FILE = 'signalbox.sqlite';
