import { afterEach, expect, it, vi } from 'vitest';
import { within } from './deadline';

afterEach(() => void vi.useRealTimers());

it('ends a call that nobody answers', () => {
  vi.useFakeTimers();
  const signal = within(60_000, new AbortController().signal);
  vi.advanceTimersByTime(59_999);
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect((signal.reason as DOMException).name).toBe('TimeoutError');
});

it('ends a call with what it was for', () => {
  const view = new AbortController();
  const signal = within(60_000, view.signal);
  view.abort();
  expect([signal.aborted, within(1, view.signal).aborted]).toEqual([true, true]);
});
