import { parseArgs } from 'node:util';
const { positionals, values } = parseArgs({ allowPositionals: true, options: { trainers: {type:'string'}, networks: {type:'string'}, batches:{type:'string'}, repetitions:{type:'string'}, seconds:{type:'string'} } });
const selection = {
  trainers: values.trainers?.split(','),
  networks: values.networks?.split(','),
  batches: values.batches?.split(',').map(Number),
  repetitions: values.repetitions && Number(values.repetitions),
  seconds: values.seconds && Number(values.seconds),
};
if (positionals[0] === 'browser') console.log(await (await import('./parts/browser.mjs')).runBrowser(selection));
if (positionals[0] === 'native') console.log(await (await import('./parts/native.mjs')).runNative(selection));
