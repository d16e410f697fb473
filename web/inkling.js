// The one module that a page includes: <script type="module" src="inkling.js"></script>.
import { InklingDigits } from './elements/digits/element.js';
import { InklingPlayground } from './elements/playground/element.js';

InklingDigits.define();
InklingPlayground.define();

export { InklingDigits, InklingPlayground };
export { InklingError } from './engine/errors.js';
