// Trains the networks that it is sent, with the core as it is built, and answers with their losses and hashes. The test
// serves it beside the module and tests/golden/train.js.
// @ts-expect-error: there, not here
import instantiate from './inkling.mjs';
// @ts-expect-error
import { train, trainingData } from './train.js';

/** @param {string} path */
async function bytes(path) {
  const response = await fetch(path);
  if (!response.ok || !response.body) throw new Error(`${path}: HTTP ${response.status}`);
  const body = path.endsWith('.gz') ? response.body.pipeThrough(new DecompressionStream('gzip')) : response.body;
  return new Uint8Array(await new Response(body).arrayBuffer());
}

addEventListener('message', async ({ data: networks }) => {
  try {
    const [wasmBinary, images, labels] = await Promise.all(
      ['/inkling.wasm', '/data/train-images-idx3-ubyte.gz', '/data/train-labels-idx1-ubyte.gz'].map(bytes),
    );
    const core = await instantiate({ wasmBinary });
    const data = trainingData(core, images, labels);
    const outcomes = networks.map((/** @type {unknown} */ network) => train(core, data, network));
    postMessage({ outcomes });
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
