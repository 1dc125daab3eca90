import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import './base.css';
import { queryClient } from './data/query-client.ts';
import { takeSeed } from './data/seed.ts';
import { router } from './routes.tsx';
import { TipLayer } from './ui/tip-layer.tsx';
import { Toasts } from './ui/toasts.tsx';

// After an upgrade the server no longer has the parts an open page may still ask for: the new page does.
addEventListener('vite:preloadError', (event) => {
  // Without a line it would not get them either, and lose what stands on the page.
  if (!navigator.onLine) return;
  event.preventDefault();
  location.reload();
});

const seed = takeSeed(queryClient);
if (seed) {
  // The line to the document is opened while its text is read.
  if (seed.postMortem.status !== 'published')
    void import('./editor/early-room.ts').then(({ openEarly }) => openEarly(seed));
  // What the server has written into the page stays until the screen that takes its place can stand.
  await router.load();
}

const app = (
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Toasts />
      <TipLayer />
    </QueryClientProvider>
  </StrictMode>
);
// In slices: what arrives on that line meanwhile does not wait for the whole screen.
startTransition(() => createRoot(document.getElementById('app')!).render(app));
