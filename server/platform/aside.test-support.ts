import { exit } from 'node:process';
import { AppError } from '#shared/errors.ts';
import { serveAside } from './aside.ts';

/** What the tests ask of a thread. */
serveAside((input: { do: string }): string => {
  const from = performance.now();
  if (input.do === 'work') while (performance.now() - from < 300);
  if (input.do === 'refuse') throw new AppError('bad-input', 'No.', [{ path: 'x', why: 'is wrong' }]);
  if (input.do === 'fail') throw new TypeError('a mistake of ours');
  if (input.do === 'hang') for (;;);
  if (input.do === 'exit') exit(1);
  return input.do === 'work' ? 'worked' : input.do;
});
