declare module 'virtual:worker-script' {
  /** web/engine/worker.js and all that it needs, as a plain script (scripts/site/worker-script.js). */
  const text: string;
  export default text;
}
