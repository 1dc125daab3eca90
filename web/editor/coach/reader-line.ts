import type { EditorView } from 'prosemirror-view';
import type { CoachSetup } from '#shared/coach/finding.ts';
import { BlockTexts } from './block-texts.ts';
import { type CoachMeta, coachKey } from './coach-plugin.ts';
import { coachStore } from './coach-store.ts';
import type { FromReader, ToReader } from './messages.ts';

/** Long enough not to read between two letters. */
const QUIET_MS = 250;
/** Who never pauses is read all the same. */
const LATEST_MS = 1500;

/** The line to the worker: sends what changed once it is quiet, one reading at a time, and hands back what was found. */
export class ReaderLine {
  readonly #view: EditorView;
  readonly #worker: Worker;
  readonly #texts = new BlockTexts();
  #round = 0;
  #read: EditorView['state']['doc'] | null = null;
  #isBusy = false;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #staleSince: number | null = null;

  constructor(view: EditorView, setup: CoachSetup) {
    this.#view = view;
    this.#worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module', name: 'coach' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromReader>) => this.#hear(data));
    this.#worker.addEventListener('error', () => this.#fail());
    this.setUp(setup);
    this.#send();
  }

  /** The roster or a setting changed: everything is read anew. */
  setUp(setup: CoachSetup): void {
    this.#post({ kind: 'setup', setup });
  }

  /** The text changed. */
  changed(): void {
    this.#staleSince ??= performance.now();
    clearTimeout(this.#quiet);
    const left = this.#staleSince + LATEST_MS - performance.now();
    this.#quiet = setTimeout(() => this.#send(), Math.max(0, Math.min(QUIET_MS, left)));
  }

  close(): void {
    clearTimeout(this.#quiet);
    this.#worker.terminate();
  }

  #send(): void {
    this.#quiet = undefined;
    if (this.#isBusy || this.#view.isDestroyed) return;
    // Marks drawn into a word that is being composed would end its composition.
    if (this.#view.composing) {
      this.changed();
      return;
    }
    this.#staleSince = null;
    this.#isBusy = true;
    this.#read = this.#view.state.doc;
    this.#tell({ sent: true });
    this.#post({ kind: 'read', round: ++this.#round, ...this.#texts.changesOf(this.#read) });
  }

  #hear(answer: FromReader): void {
    if (this.#view.isDestroyed) return;
    if (answer.kind === 'failed') {
      this.#fail();
      return;
    }
    if (answer.round !== this.#round || !this.#read) return;
    this.#isBusy = false;
    coachStore.set({ reading: 'yes' });
    this.#tell({ found: { doc: this.#read, findings: answer.findings, texts: this.#texts } });
    if (coachKey.getState(this.#view.state)!.isStale && this.#quiet === undefined) this.changed();
  }

  #fail(): void {
    this.#isBusy = false;
    coachStore.set({ reading: 'failed' });
  }

  #post(message: ToReader): void {
    this.#worker.postMessage(message);
  }
  #tell(meta: CoachMeta): void {
    this.#view.dispatch(this.#view.state.tr.setMeta(coachKey, meta).setMeta('addToHistory', false));
  }
}
