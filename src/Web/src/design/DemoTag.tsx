import { common } from '../words/common';

/** Says of something that it is made up, where the service says so. */
export function DemoTag({ of }: { of: { demo?: boolean } }) {
  return of.demo ? <span class="tag demo">{common().demo}</span> : null;
}
