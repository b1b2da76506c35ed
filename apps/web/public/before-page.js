// The policy of the page forbids code made of text. The schema library looks whether it may, which would count as a breach,
// unless it was told not to before its first schema is made.
globalThis.__zod_globalConfig = { jitless: true };

// Runs before the first paint, so that a reader of the dark theme never sees a white flash.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    chosen = null;
  }
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();
