/**
 * Lets a page that was open be loaded again without a line: the empty page and its scripts, nothing of anybody's. What people
 * wrote, and what the page knows of it, is kept by the page itself and goes with the sign-out.
 */
const SHELL = 'debrief-shell';
/** Several releases of everything that a page loads. */
const MOST_FILES = 800;
// Files are the same for everybody, in whatever encoding they came.
const HOW = { cacheName: SHELL, ignoreVary: true };

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// What the page had loaded before this was there.
self.addEventListener('message', (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keepFiles(event.data.keep));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate' && !url.pathname.startsWith('/api/')) event.respondWith(page(event));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(file(request));
});

async function page(event) {
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(keepShell());
    return response;
  } catch (error) {
    const shell = await caches.match('/', HOW);
    if (shell) return shell;
    throw error;
  }
}

/** Names of built files change with their content, so what is kept is never old. */
async function file(request) {
  const kept = await caches.match(request, HOW);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(SHELL)).put(request, response.clone());
  return response;
}

/** The front page carries no document's text: it is the empty page. */
async function keepShell() {
  const response = await fetch('/', { cache: 'no-cache' });
  if (response.ok) await (await caches.open(SHELL)).put('/', response);
}

async function keepFiles(paths) {
  const cache = await caches.open(SHELL);
  await keepShell();
  const files = [...paths, '/theme.js', '/favicon.svg'].filter((path) => path.startsWith('/'));
  for (const path of files) if (!(await cache.match(path, HOW))) await cache.add(path).catch(() => {});
  // Whatever has to go, the empty page stays: without it the rest is of no use.
  const all = (await cache.keys()).filter(({ url }) => new URL(url).pathname !== '/');
  for (const old of all.slice(0, Math.max(0, all.length - MOST_FILES))) await cache.delete(old);
}
