// Makes quicker what works without: numbers that move while the page is open. No framework, no dependencies.
const EVERY_MS = 10_000;
const format = new Intl.NumberFormat(document.documentElement.lang);

/** Renews one number from its address; a failure leaves the number as it was sent. */
async function renew(element) {
  try {
    const answer = await fetch(element.dataset.live, { headers: { Accept: 'application/json' } });
    if (!answer.ok) return;
    const { count } = await answer.json();
    const text = format.format(count);
    if (element.textContent !== text) element.textContent = text;
  } catch {
    // The network is away; the next round asks again.
  }
}

const live = [...document.querySelectorAll('[data-live]')];
if (live.length > 0) {
  setInterval(() => {
    if (document.visibilityState === 'visible') for (const element of live) void renew(element);
  }, EVERY_MS);
}

// Without script the address of a search carries the fields that were left empty too.
document.addEventListener('formdata', ({ target, formData }) => {
  if (target.method !== 'get') return;
  for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
});

// A page for when the network is away. Its worker is told which styles to keep by its address, the same on every page.
if ('serviceWorker' in navigator) {
  const address = `/offline-worker.js?${document.querySelector('script[data-styles]').dataset.styles}`;
  // Without it nothing is lost: some browsers refuse in a private window.
  window.addEventListener('load', () => navigator.serviceWorker.register(address).catch(() => {}));
}
