// Loaded before Signalbox: its clock is off by as many milliseconds as the file named by CHAOS_CLOCK_FILE says.
import { readFileSync, watchFile } from 'node:fs';

const LOOK_EVERY_MS = 200;
const file = process.env.CHAOS_CLOCK_FILE;
const RealDate = Date;
let offset = 0;

function look() {
  try {
    const written = Number(readFileSync(file, 'utf8'));
    offset = Number.isNaN(written) ? 0 : written;
  } catch {
    offset = 0;
  }
}

if (file !== undefined) {
  look();
  watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, look);
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      if (parts.length === 0) super(RealDate.now() + offset);
      else super(...parts);
    }

    static now() {
      return RealDate.now() + offset;
    }
  };
}
