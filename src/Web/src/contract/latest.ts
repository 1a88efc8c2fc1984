/** Hands out turns, so that of answers which come out of order only those count that are newer than what is shown. */
export class Latest {
  private last = 0;
  private shown = 0;

  /** Begins a question; what comes back says whether its answer, or its failure, is still to be shown. */
  begin(): () => boolean {
    const turn = ++this.last;
    return () => {
      if (turn < this.shown) return false;
      this.shown = turn;
      return true;
    };
  }

  /** What was asked before this is not to be shown any more. */
  forget(): void {
    this.shown = this.last + 1;
    this.last = this.shown;
  }
}
