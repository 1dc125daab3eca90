import { Gauge, Histogram, type Registry } from 'prom-client';

type Figures = Record<'documents' | 'connections' | 'updates' | 'bytes', () => number>;

/** Figures of the writing room for the operator. */
export class Metrics {
  readonly #figures: Figures;
  #flushes: Histogram | undefined;

  constructor(figures: Figures) {
    this.#figures = figures;
  }

  flushed(seconds: number): void {
    this.#flushes?.observe(seconds);
  }

  register(registry: Registry): void {
    const registers = [registry];
    const { documents, connections, updates, bytes } = this.#figures;
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    gauge('debrief_documents_open', 'Documents that are open for writing', documents);
    gauge('debrief_document_connections', 'Connections to open documents', connections);
    gauge('debrief_document_updates_unstored', 'Updates that are not stored yet', updates);
    gauge('debrief_document_bytes_unstored', 'Bytes of updates that are not stored yet', bytes);
    this.#flushes = new Histogram({
      name: 'debrief_document_flush_seconds',
      help: 'Time to store a group of updates',
      buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
      registers,
    });
  }
}
