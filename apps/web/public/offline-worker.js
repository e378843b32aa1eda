// Shows the offline page when the network is away. Keeps that page in both languages and the site's styles, as a guest gets
// them, and nothing else: what belongs to a person is never kept on a device (threats B11).
const PAGES = { uk: '/offline', en: '/en/offline' };
const STYLES = new URL(self.location.href).searchParams.getAll('style');
// A release or new colours have other styles, so another address of this worker, and a store of their own.
const STORE = `offline ${self.location.search}`;

async function keepPages() {
  const store = await caches.open(STORE);
  for (const address of [...Object.values(PAGES), ...STYLES]) {
    const answer = await fetch(address, { credentials: 'omit', cache: 'no-cache' });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    await store.put(address, answer);
  }
}

async function dropOlderStores() {
  for (const name of await caches.keys()) if (name !== STORE) await caches.delete(name);
}

const kept = (address) => caches.match(address, { cacheName: STORE, ignoreVary: true });

async function withoutNetwork(address) {
  return (await kept(address)) ?? Response.error();
}

// It does not take the place of an older one by itself: that would cut off the page that is on its way through the older one.
self.addEventListener('install', (event) => event.waitUntil(keepPages()));
self.addEventListener('activate', (event) => event.waitUntil(dropOlderStores()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    // A login is a conversation of two sites, in which nobody may stand between.
    if (pathname.startsWith('/auth/')) return;
    const page = /^\/en(\/|$)/.test(pathname) ? PAGES.en : PAGES.uk;
    event.respondWith(fetch(request).catch(() => withoutNetwork(page)));
  } else if (STYLES.includes(pathname)) {
    event.respondWith(fetch(request).catch(() => withoutNetwork(pathname)));
  }
});
