/** Shown to whoever is refused. Not an Error, and without a message: refusing somebody is nothing that went wrong, nor to be logged. */
export class Refusal {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}
