// Libraries that come as scripts, not as modules.

/**
 * @param {string} path of a script that defines a global
 * @param {string} name of the global
 * @returns {Promise<any>} the global
 */
export async function loadScript(path, name) {
  const script = document.createElement('script');
  script.src = path;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${path} could not be loaded`));
    document.head.append(script);
  });
  return /** @type {any} */ (globalThis)[name];
}
