import type { ComponentChildren } from 'preact';
import type { Loaded } from '../contract/useLoaded';
import { Loading } from '.';
import { ProblemNotice } from './ProblemNotice';

/** What was asked for, once it is here; before that, that it comes, or what keeps it. What is shown stays where asking anew fails. */
export function Fetched<Data>({
  of: { data, problem, again },
  what,
  children,
}: {
  of: Loaded<Data>;
  what: string;
  children: (data: Data) => ComponentChildren;
}) {
  return (
    <>
      {problem.value && <ProblemNotice problem={problem.value} onRetry={() => void again()} />}
      {!data.value && !problem.value && <Loading what={what} />}
      {data.value && children(data.value)}
    </>
  );
}
