import { common } from '../words/common';
import { language } from '../words/language';

/** One field that the service found wrong. */
export interface FieldProblem {
  field: string;
  detail: string;
}

/** What the service, or the way to it, answered in place of what was asked for (RFC 9457). */
export class Problem extends Error {
  constructor(
    /** Of the contract's closed list, or OFFLINE where nobody was reached. */
    readonly reason: string,
    readonly status: number,
    detail: string,
    readonly errors: readonly FieldProblem[] = [],
    readonly metadata: Readonly<Record<string, string>> = {},
    /** After how many seconds to try again, where that helps. */
    readonly retryAfter?: number,
  ) {
    super(detail);
  }

  /** Nobody was reached. */
  static offline(): Problem {
    return new Problem('OFFLINE', 0, '');
  }

  /** What an answer says is wrong. */
  static of(response: Response, body: unknown): Problem {
    const told = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem> & { detail?: string };
    const retry = Number(response.headers.get('retry-after'));
    return new Problem(
      told.reason ?? 'INTERNAL',
      response.status,
      told.detail ?? '',
      told.errors ?? [],
      told.metadata ?? {},
      retry > 0 ? retry : undefined,
    );
  }

  /** What was thrown, as a problem. */
  static from(thrown: unknown): Problem {
    if (thrown instanceof Problem) return thrown;
    // A fetch that reaches nobody throws a TypeError.
    if (thrown instanceof TypeError) return Problem.offline();
    // Too late, or no answer of the service's: the page of a station's network that wants one to sign in, for example.
    if (thrown instanceof SyntaxError || (thrown instanceof DOMException && thrown.name === 'TimeoutError'))
      return new Problem('UNREADABLE', 504, '');
    throw thrown;
  }

  /** What is wrong with a field, by its path or its last name; undefined where nothing is. The service's own words are English: in another language it is said that something is. */
  of(field: string): string | undefined {
    const wrong = this.errors.find(one => one.field === field || one.field.endsWith(`.${field}`));
    return wrong && (language.value === 'en' ? wrong.detail : common().problems.field);
  }

  /** Whether waiting may help. */
  get passes(): boolean {
    return this.reason === 'OFFLINE' || this.status >= 500 || this.status === 429;
  }
}
