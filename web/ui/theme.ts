import { useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'debrief.theme';

function read(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}
/** public/theme.js listens and repaints; it also runs before the first paint. */
export function setTheme(theme: Theme) {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {}
  dispatchEvent(new Event('debrief:theme'));
}
export const nextTheme = () => setTheme(THEMES[(THEMES.indexOf(read()) + 1) % THEMES.length]!);

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    addEventListener('debrief:theme', listener);
    return () => removeEventListener('debrief:theme', listener);
  }, read);
}
