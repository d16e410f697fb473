// The code that a teacher pastes: a script and an element, or a frame.

/**
 * @typedef {object} Choice what is to be embedded
 * @property {'digits' | 'playground'} element
 * @property {Record<string, string>} attributes those that are not left as they are
 * @property {number | null} width in pixels; null for all the width that there is
 * @property {number} height of the frame, in pixels
 * @property {boolean} fits the frame takes the height of its content
 */

/** Attributes that are there or not. */
const SWITCHES = ['autotrain'];

/**
 * @param {Choice} choice
 * @param {string} site the address of the folder that inkling.js is in, with a slash at its end
 */
export function elementSnippet({ element, attributes, width }, site) {
  const name = `inkling-${element}`;
  const pairs = Object.entries(attributes).map(([attribute, value]) =>
    SWITCHES.includes(attribute) ? attribute : `${attribute}="${escaped(value)}"`,
  );
  if (width !== null) pairs.push(`style="max-width: ${width}px"`);
  return [
    `<script type="module" src="${escaped(`${site}inkling.js`)}"></script>`,
    `<${[name, ...pairs].join(' ')}></${name}>`,
  ].join('\n');
}

/**
 * @param {Choice} choice
 * @param {string} site likewise
 * @param {string} title what a screen reader calls the frame
 */
export function frameSnippet(choice, site, title) {
  const { width, height, fits } = choice;
  const size = `width="${width ?? '100%'}" height="${height}" style="max-width: 100%; border: 0"`;
  const frame = `<iframe src="${escaped(frameAddress(choice, site))}" title="${escaped(title)}" ${size}></iframe>`;
  return fits ? `${frame}\n${fittingScript(new URL(site).origin)}` : frame;
}

/**
 * @param {Choice} choice
 * @param {string} site likewise
 */
export function frameAddress({ element, attributes }, site) {
  const query = new URLSearchParams({ element, ...attributes });
  // Lists stay readable: commas need no escape in a query.
  return `${site}frame.html?${query.toString().replaceAll('%2C', ',')}`;
}

/** @param {string} origin of the frame */
const fittingScript = (origin) => `<script>
  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== '${origin}' || data?.type !== 'inkling-height') return;
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.contentWindow === source) frame.height = data.height;
    }
  });
</script>`;

/** @type {Record<string, string>} */
const ENTITIES = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };

/** @param {string} text of an attribute */
const escaped = (text) => text.replace(/[&"<>]/g, (sign) => ENTITIES[sign]);
