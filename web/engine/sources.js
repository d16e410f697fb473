// Where the core and the digits are, from wherever the page is.

/**
 * They lie beside the module that this is built into (dist/inkling.js), so that one `<script>` from any other site finds
 * them; while developing, at the root of the development server.
 *
 * @returns {import('./engine.js').Sources}
 */
export function sources() {
  const here = import.meta.url;
  const at = (/** @type {string} */ name) => new URL(import.meta.env.DEV ? `/${name}` : name, here).href;
  return {
    wasm: at('inkling.wasm'),
    images: at('data/train-images-idx3-ubyte.gz'),
    labels: at('data/train-labels-idx1-ubyte.gz'),
  };
}
