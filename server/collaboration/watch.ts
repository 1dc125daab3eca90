import type { Context } from '#server/platform/context.ts';
import type { Actor } from '#shared/rules/access.ts';
import { accessOf, actorOf, findHead, noLongerSignedIn } from './access.ts';
import type { Guard } from './guard.ts';
import type { LiveDocument } from './live-document.ts';
import type { Proof } from './visitor.ts';

const AT_ONCE = 8;
const AGAIN_MS = 1000;

/**
 * Looks again at who is in which document. One look at a time, so that an older one never undoes what a newer one saw; what is
 * asked for during a look is looked at after it.
 */
export class Watch {
  readonly #ctx: Context;
  #wanted = new Set<LiveDocument>();
  #isLooking = false;

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  look(documents: Iterable<LiveDocument>): void {
    for (const live of documents) if (live.guards.size > 0) this.#wanted.add(live);
    if (!this.#isLooking && this.#wanted.size > 0) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isLooking = true;
    while (this.#wanted.size > 0) {
      const documents = this.#wanted;
      this.#wanted = new Set();
      try {
        const actors = await this.#putOutStrangers(documents);
        await inParallel([...documents], (live) => this.#grant(live, actors));
      } catch (error) {
        this.#ctx.log.warn({ err: error }, 'access could not be looked at again; trying anew');
        for (const live of documents) this.#wanted.add(live);
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
      }
    }
    this.#isLooking = false;
  }

  /** First whoever is nobody any more: that is quick to ask, however many documents they have open. */
  async #putOutStrangers(documents: Iterable<LiveDocument>): Promise<Map<string, Actor>> {
    const guards = Map.groupBy(
      [...documents].flatMap((live) => [...live.guards.values()]),
      ({ visitor }) => keyOf(visitor.proof),
    );
    const actors = new Map<string, Actor>();
    await inParallel([...guards], async ([key, those]) => {
      const proof = those[0]?.visitor.proof;
      const actor = proof && (await actorOf(this.#ctx, proof));
      if (actor) actors.set(key, actor);
      else for (const guard of those) guard.putOut(proof ? noLongerSignedIn(proof) : 'Sign in first.');
    });
    return actors;
  }

  async #grant(live: LiveDocument, actors: ReadonlyMap<string, Actor>): Promise<void> {
    const { turn } = live;
    const head = await findHead(this.#ctx, live.postMortemId);
    // It was held meanwhile, and is looked at again for that.
    if (live.turn !== turn) return;
    for (const guard of [...live.guards.values()]) grantTo(guard, live, head, actors);
  }
}

function grantTo(
  guard: Guard,
  live: LiveDocument,
  head: Awaited<ReturnType<typeof findHead>>,
  actors: ReadonlyMap<string, Actor>,
): void {
  // Who came in after the question was asked was asked at the door.
  const actor = actors.get(keyOf(guard.visitor.proof)) ?? guard.visitor.actor;
  guard.grant(accessOf(actor ?? { kind: 'nobody' }, head, live));
}

const keyOf = (proof: Proof | undefined): string =>
  proof ? `${proof.kind} ${proof.kind === 'key' ? proof.secret : proof.token}` : '';

async function inParallel<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: Math.min(AT_ONCE, items.length) }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}
