import type { Coach } from '#shared/coach/finding.ts';
import { makeCoach } from '#shared/coach/make-coach.ts';
import { DocumentReader } from './document-reader.ts';
import type { FromReader, ToReader } from './messages.ts';

/** The coach beside the page: however long it reads, nobody's typing waits for it. */
const reader = new DocumentReader();
let coach: Coach | null = null;
let round = 0;

const tell = (message: FromReader) => postMessage(message);

function read(): void {
  if (coach) tell({ kind: 'found', round, findings: reader.read(coach) });
}

addEventListener('message', ({ data }: MessageEvent<ToReader>) => {
  try {
    if (data.kind === 'setup') coach = makeCoach(data.setup);
    else {
      round = data.round;
      reader.update(data.sections, data.fresh);
    }
    read();
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});
