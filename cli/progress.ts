import type { CommandIo } from './command.ts';

const PATIENCE_MS = 400;
const PAUSE_MS = 100;
const CLEAR_LINE = '\r\u001B[K';

/** One line that tells how far long work is, on a terminal and nowhere else. */
export function makeProgress({ stderr, isTty }: CommandIo) {
  let next = performance.now() + PATIENCE_MS;
  let isShown = false;
  return {
    show: (words: string): void => {
      if (!isTty || performance.now() < next) return;
      next = performance.now() + PAUSE_MS;
      isShown = true;
      stderr.write(`${CLEAR_LINE}${words}`);
    },
    clear: (): void => {
      if (isShown) stderr.write(CLEAR_LINE);
    },
  };
}
