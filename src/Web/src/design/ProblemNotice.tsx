import type { Problem } from '../contract/problem';
import { common } from '../words/common';
import { language } from '../words/language';
import { Button, Notice } from '.';

/** A failure in words: what happened, and what to do. */
export function ProblemNotice({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const w = common();
  return (
    <Notice kind="wrong">
      <p>{wordsOf(problem, w.problems)}</p>
      {onRetry && (
        <Button kind="quiet" onClick={onRetry}>
          {w.tryAgain}
        </Button>
      )}
    </Notice>
  );
}

/** A failure in one sentence: ours where we have one, else the service's own, which are English. */
export function wordsOf(problem: Problem, words = common().problems): string {
  const known = words.byReason[problem.reason as keyof typeof words.byReason];
  if (known) return known;
  if (problem.status === 404) return words.gone;
  if (problem.errors.length > 0 && language.value === 'en') return problem.errors.map(error => error.detail).join(' ');
  if (problem.passes) return words.away;
  return language.value === 'en' && problem.message ? problem.message : words.other;
}
