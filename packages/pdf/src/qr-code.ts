import qrcode from 'qrcode-generator';
import type { Paper } from './paper.ts';

/** Quiet zone of the standard, in modules. */
const QUIET = 4;

/** The dark modules of a web address, row by row, as every camera reads it: ASCII. Level M: 15 % of it may be torn or dirty. */
export function qrModules(address: string): readonly (readonly boolean[])[] {
  const code = qrcode(0, 'M');
  code.addData(new URL(address).href, 'Byte');
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_row, y) => Array.from({ length: size }, (_module, x) => code.isDark(y, x)));
}

/** Draws the code as shapes, sharp at any size, with its quiet zone inside `size`. `alt` says where it leads. */
export function drawQrCode(
  paper: Paper,
  address: string,
  { x, y, size, alt }: { x: number; y: number; size: number; alt: string },
): void {
  const modules = qrModules(address);
  const step = size / (modules.length + 2 * QUIET);
  paper.element(
    'Figure',
    () => {
      for (const [row, cells] of modules.entries()) {
        for (const { from, to } of runsOf(cells))
          paper.doc.rect(x + (from + QUIET) * step, y + (row + QUIET) * step, (to - from) * step, step);
      }
      paper.doc.fill('#000000');
    },
    { alt },
  );
}

/** Dark stretches of a row: one shape for each leaves no hairlines between modules. */
function runsOf(cells: readonly boolean[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const [index, dark] of cells.entries()) {
    const last = runs.at(-1);
    if (dark && last?.to === index) last.to = index + 1;
    else if (dark) runs.push({ from: index, to: index + 1 });
  }
  return runs;
}
