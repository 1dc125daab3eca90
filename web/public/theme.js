// Runs before the first paint so that nobody sees the wrong theme; the page's policy allows no inline script.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    let chosen = null;
    try {
      chosen = localStorage.getItem('debrief.theme');
    } catch {}
    document.documentElement.dataset.theme =
      chosen === 'light' || chosen === 'dark' ? chosen : system.matches ? 'dark' : 'light';
  };
  apply();
  system.addEventListener('change', apply);
  addEventListener('debrief:theme', apply);
  addEventListener('storage', apply);
})();
