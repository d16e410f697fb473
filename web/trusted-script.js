// Addresses of scripts for pages that demand Trusted Types: only the places below can start a script by its address.

/** What a page's Content-Security-Policy calls it: `trusted-types inkling`. */
const POLICY = 'inkling';

/** @typedef {{createScriptURL: (url: string) => string}} Policy */

/** @type {Policy | null} */
let policy = null;

/**
 * @param {string | URL} url of a worker of ours: made here, as a blob, or on the page's own origin
 * @returns {string} for `new Worker` and `register`: to browsers that know them a TrustedScriptURL
 */
export function scriptUrl(url) {
  policy ??= createPolicy();
  return policy.createScriptURL(String(url));
}

/** @returns {Policy} */
function createPolicy() {
  const rules = { createScriptURL: checked };
  try {
    // TypeScript does not know them yet.
    return /** @type {any} */ (globalThis).trustedTypes?.createPolicy(POLICY, rules) ?? rules;
  } catch {
    return rules; // the page does not allow this policy: if it demands one, the browser refuses the address
  }
}

/** @param {string} url */
function checked(url) {
  const { protocol, origin } = new URL(url);
  if (protocol === 'blob:' || origin === location.origin) return url;
  throw new TypeError(`a worker must be a blob or of ${location.origin}, got ${url}`);
}
