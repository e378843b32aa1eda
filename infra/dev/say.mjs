// Progress on the screen, one line a step.
const started = Date.now();

/** Prints one line with the seconds since the start. */
export function say(text) {
  process.stdout.write(`[${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s] ${text}\n`);
}

/** Ends the process with one clear sentence. */
export function giveUp(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}
