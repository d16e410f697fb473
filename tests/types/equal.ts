// What the declarations say is what the classes are: checked by the compiler, and by tests/web/types.test.js, which also
// proves that it would find a difference.
import * as real from '../../web/inkling.js';
import type * as declared from '../../web/types/inkling.js';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** What is not the browser's own. */
type Own<T> = Omit<
  T,
  keyof HTMLElement | 'connectedCallback' | 'disconnectedCallback' | 'attributeChangedCallback' | 'prototype'
>;
/** Of each member whether it is the same; what one of them lacks is not. */
type Compared<A, B> = { [Name in keyof A | keyof B]: Name extends keyof A & keyof B ? Equal<A[Name], B[Name]> : false };
type AllSame<A, B> = Compared<A, B> extends Record<keyof A | keyof B, true> ? true : Compared<A, B>;

const isSame = <Result extends true>(result: Result) => result;

isSame<AllSame<Own<real.InklingDigits>, Own<declared.InklingDigits>>>(true);
isSame<AllSame<Own<real.InklingPlayground>, Own<declared.InklingPlayground>>>(true);
isSame<AllSame<Own<typeof real.InklingDigits>, Own<typeof declared.InklingDigits>>>(true);
isSame<AllSame<Own<typeof real.InklingPlayground>, Own<typeof declared.InklingPlayground>>>(true);
isSame<Equal<keyof typeof real, keyof typeof declared>>(true);
isSame<Equal<declared.InklingEventMap['inkling-epoch']['detail'], import('../../web/engine/types.js').EpochSummary>>(
  true,
);
isSame<
  Equal<
    declared.InklingEventMap['inkling-goal']['detail']['values'],
    import('../../web/elements/teacher/goal.js').Values
  >
>(true);

// Those that use it: an element by its name, its methods and events.
const digits: declared.InklingDigits = document.createElement('inkling-digits');
digits.addEventListener('inkling-epoch', ({ detail }) => detail.testAccuracy.toFixed(2));
document.addEventListener('inkling-goal', ({ detail }) => detail.values.units?.toFixed(0));
export const error: declared.InklingError = new real.InklingError('no-ink');
// @ts-expect-error it draws nothing
void digits.predict([[1, 2]]);
