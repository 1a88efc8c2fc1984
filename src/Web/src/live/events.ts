import { bearer } from '../contract/api';

/** What a stream tells. */
export interface StreamEvent {
  kind: string;
  data: unknown;
}

/** Splits an event stream (HTML, "Server-sent events") into events, however it is cut on the way. */
export class EventParser {
  /** What to send back as Last-Event-ID. */
  lastId = '';
  /** How long to wait before coming back, in milliseconds. */
  retry = 2000;
  private rest = '';
  private kind = '';
  private data: string[] = [];

  /** Begins with a new answer: what the last one left unfinished is not the beginning of this one. */
  begin(): void {
    this.rest = '';
    this.kind = '';
    this.data = [];
  }

  /** The events that are whole with this piece. */
  *read(piece: string): Generator<StreamEvent> {
    const lines = (this.rest + piece).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (this.data.length > 0) yield { kind: this.kind, data: JSON.parse(this.data.join('\n')) };
        this.kind = '';
        this.data = [];
        continue;
      }
      const [, field, value] = /^([a-z]*): ?(.*)$/.exec(line) ?? [];
      if (field === 'id') this.lastId = value ?? '';
      else if (field === 'event') this.kind = value ?? '';
      else if (field === 'data') this.data.push(value ?? '');
      else if (field === 'retry') this.retry = Number(value) || this.retry;
    }
  }
}

/** Follows what happens to an offer, until the end is called. Comes back by itself where the stream breaks, behind the last event it saw; a browser's EventSource cannot send a token. */
export function watchOffer(offer: string, tell: (event: StreamEvent) => void): () => void {
  const stop = new AbortController();
  void follow(`/v1/liftOffers/${offer}:watch`, tell, stop.signal);
  return () => stop.abort();
}

// Nobody is called more and more often because they cannot answer; and a line on which nothing is heard, not even that it lives, is dead.
const longest = 30_000;
const silence = 90_000;

async function follow(path: string, tell: (event: StreamEvent) => void, signal: AbortSignal): Promise<void> {
  const parser = new EventParser();
  let failed = 0;
  while (!signal.aborted) {
    failed++;
    const line = new AbortController();
    const hangUp = () => line.abort();
    signal.addEventListener('abort', hangUp);
    try {
      const token = await bearer.token();
      const headers = {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(parser.lastId ? { 'last-event-id': parser.lastId } : {}),
      };
      const response = await fetch(path, { headers, signal: line.signal });
      // What may not be seen any more does not come back by asking again.
      if (response.status === 403 || response.status === 404) return;
      if (response.status === 401) bearer.refused();
      if (response.ok && response.body) {
        failed = 0;
        parser.begin();
        for await (const event of eventsOf(response.body, parser, hangUp)) tell(event);
      }
    } catch {
      if (signal.aborted) return;
    } finally {
      signal.removeEventListener('abort', hangUp);
    }
    await pause(Math.min(longest, parser.retry * 2 ** Math.max(0, Math.min(failed, 9) - 1)), signal);
  }
}

async function* eventsOf(body: ReadableStream<Uint8Array>, parser: EventParser, dead: () => void): AsyncGenerator<StreamEvent> {
  const reader = body.getReader();
  const text = new TextDecoder();
  for (;;) {
    const timer = setTimeout(dead, silence);
    const { done, value } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    yield* parser.read(text.decode(value, { stream: true }));
  }
}

function pause(time: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, time);
    signal.addEventListener('abort', end);
  });
}
