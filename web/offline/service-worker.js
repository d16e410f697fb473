// The service worker of the site: its files, kept so that they are there without a network. It answers what is among
// them and nothing else, and a new version waits until somebody asks for it.
import { addPlugins, cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';

addPlugins([
  {
    // The page has just loaded most of them: asked whether they have changed, a host need not send them again.
    requestWillFetch: async ({ request }) => new Request(request, { cache: 'no-cache' }),
  },
]);
// Written here by scripts/site/offline.js.
precacheAndRoute(import.meta.env.SITE_FILES, {
  directoryIndex: '',
  cleanURLs: false,
  ignoreURLParametersMatching: [],
  urlManipulation: ({ url }) => pageOf(url),
});
cleanupOutdatedCaches();

/** @param {URL} url @returns {URL[]} the page, whatever settings it is opened with */
function pageOf({ href }) {
  const page = new URL(href);
  page.search = '';
  if (page.pathname.endsWith('/')) page.pathname += 'index.html';
  return page.pathname.endsWith('.html') ? [page] : [];
}

self.addEventListener('message', ({ data }) => {
  // TypeScript takes this for a page, which has no such method.
  if (data === 'take over') /** @type {any} */ (self).skipWaiting();
});
