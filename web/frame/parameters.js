// What the address of a frame asks for. It comes from anywhere: only what is known is taken.
import { InklingDigits } from '../elements/digits/element.js';
import { InklingPlayground } from '../elements/playground/element.js';
import { shortened } from '../engine/shortened.js';

/** The elements by what `element` calls them, with all attributes that they know. */
export const ELEMENTS = {
  digits: { name: 'inkling-digits', attributes: [...InklingDigits.observedAttributes, 'autotrain', 'keep'] },
  playground: { name: 'inkling-playground', attributes: [...InklingPlayground.observedAttributes] },
};

/** Longer ones are no attributes of ours. */
const LONGEST_VALUE = 2000;
/** Of what is refused. */
const MOST_NAMED = 10;

/**
 * @typedef {object} FrameParameters
 * @property {string} name of the element
 * @property {Record<string, string>} attributes
 * @property {string[]} refused parts of the address that mean nothing here, as they are to be read
 * @property {string | null} parent the origin of the page around the frame, when the address names it
 */

/**
 * @param {string} search of the address
 * @returns {FrameParameters}
 */
export function frameParameters(search) {
  const query = new URLSearchParams(search);
  const chosen = query.get('element') ?? 'digits';
  const isKnown = Object.hasOwn(ELEMENTS, chosen);
  const { name, attributes: known } = ELEMENTS[isKnown ? /** @type {keyof typeof ELEMENTS} */ (chosen) : 'digits'];
  const parent = originOf(query.get('parent'));
  /** @type {Record<string, string>} */
  const attributes = {};
  const refused = isKnown ? [] : [`element=${chosen}`];
  if (query.has('parent') && parent === null) refused.push(`parent=${query.get('parent')}`);
  for (const [attribute, value] of query) {
    if (attribute === 'element' || attribute === 'parent') continue;
    if (attribute === 'hidden' && value === '') continue; // to HTML it says that the element is not shown
    // What is kept here is told to no page that has not been named.
    const isMissingParent = attribute === 'keep' && parent === null;
    if (known.includes(attribute) && value.length <= LONGEST_VALUE && !isMissingParent) attributes[attribute] = value;
    else refused.push(isMissingParent ? 'keep (needs parent)' : attribute);
  }
  return { name, attributes, refused: refused.slice(0, MOST_NAMED).map(shortened), parent };
}

/**
 * @param {string | null} text
 * @returns {string | null} the origin that it is, or null
 */
function originOf(text) {
  if (text === null || !URL.canParse(text)) return null;
  const { origin, protocol } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}
