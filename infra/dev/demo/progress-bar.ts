const WIDTH = 30;
const STEP_PERCENT = 10;

/** A bar on stderr; where that is no terminal, a line for every tenth part. */
export function progressBar(total: number, stream: NodeJS.WriteStream = process.stderr) {
  const started = Date.now();
  let shown = -1;
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
  return {
    show(done: number): void {
      const percent = total === 0 ? 100 : Math.min(100, Math.floor((done * 100) / total));
      const step = stream.isTTY ? percent : Math.floor(percent / STEP_PERCENT) * STEP_PERCENT;
      if (step === shown) return;
      shown = step;
      const full = Math.round((step * WIDTH) / 100);
      const line = `[${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}] ${String(step).padStart(3)} %  ${seconds()} s`;
      stream.write(stream.isTTY ? `\r${line}` : `${line}\n`);
    },
    end(sentence: string): void {
      stream.write(`${stream.isTTY ? '\n' : ''}${sentence} (${seconds()} s)\n`);
    },
  };
}
