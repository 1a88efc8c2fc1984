import type { Problem } from '../contract/problem';
import { Notice } from '../design';
import { ProblemNotice } from '../design/ProblemNotice';
import { words } from './offerWords';

/** What is wrong with the whole; what is wrong with a field stands beside it. */
export function Fault({ fault }: { fault: Problem | null }) {
  const w = words();
  if (!fault) return null;
  const atFields = fault.errors.length > 0 || fault.reason === 'PLACE_NOT_FOUND';
  return atFields ? <Notice kind="wrong">{w.wrong}</Notice> : <ProblemNotice problem={fault} />;
}
