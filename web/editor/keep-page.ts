const SCRIPT = '/offline.js';

/** Makes the page itself available without a line. Only where documents are written: nobody else needs it. */
export async function keepPage(): Promise<void> {
  if (!import.meta.env.PROD || !navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register(SCRIPT, { scope: '/' });
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType('resource').map((entry) => new URL(entry.name));
    const keep = loaded.flatMap(({ origin, pathname }) =>
      origin === location.origin && pathname.startsWith('/assets/') ? [pathname] : [],
    );
    active?.postMessage({ keep });
  } catch {
    // A browser without it writes as well; only a reload needs the line.
  }
}
