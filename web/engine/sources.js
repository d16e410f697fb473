// Where the core, the digits and the worker are, from wherever the page is.

/**
 * They lie beside the module that this is built into (dist/inkling.js), so that one `<script>` from any other site finds
 * them; while developing, at the root of the development server.
 *
 * @param {string} name
 */
const beside = (name) => {
  const here = import.meta.url; // not within new URL(), which the build would take for a file to be copied
  return new URL(import.meta.env.DEV ? `/${name}` : name, here);
};

/** @returns {import('./engine.js').Sources} */
export const sources = () => ({
  wasm: beside('inkling.wasm').href,
  images: beside('data/train-images-idx3-ubyte.gz').href,
  labels: beside('data/train-labels-idx1-ubyte.gz').href,
});

/** The worker as a file of its own. */
export const workerFile = () => beside('worker.js');
