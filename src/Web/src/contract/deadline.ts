/** A signal that ends a call with another one, or after some milliseconds. By hand: telephones of a few years ago know no AbortSignal.any, and must not fail for it. */
export function within(milliseconds: number, other: AbortSignal): AbortSignal {
  const call = new AbortController();
  const timer = setTimeout(() => call.abort(new DOMException('', 'TimeoutError')), milliseconds);
  const end = () => {
    clearTimeout(timer);
    call.abort(other.reason);
  };
  if (other.aborted) end();
  else other.addEventListener('abort', end, { once: true });
  return call.signal;
}
