// Where the core and the digits are, from wherever the page is.

/**
 * They lie beside the module that this is built into (dist/inkling.js), so that one `<script>` from any other site finds
 * them; while developing, at the root of the development server. The addresses are written out in the form that bundlers
 * look for, so that a bundle of someone else's takes the files along; our own build leaves them as they are.
 *
 * @returns {import('./engine.js').Sources}
 */
export function sources() {
  if (import.meta.env.DEV) {
    const at = (/** @type {string} */ name) => new URL(`/${name}`, location.href).href;
    return {
      wasm: at('inkling.wasm'),
      images: at('data/train-images-idx3-ubyte.gz'),
      labels: at('data/train-labels-idx1-ubyte.gz'),
    };
  }
  return {
    wasm: new URL(/* @vite-ignore */ './inkling.wasm', import.meta.url).href,
    images: new URL(/* @vite-ignore */ './data/train-images-idx3-ubyte.gz', import.meta.url).href,
    labels: new URL(/* @vite-ignore */ './data/train-labels-idx1-ubyte.gz', import.meta.url).href,
  };
}

/** The worker as a file of its own. */
export const workerFile = () => new URL(/* @vite-ignore */ './worker.js', import.meta.url);
