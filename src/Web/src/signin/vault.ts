/**
 * What the browser keeps between visits: in IndexedDB, sealed by a key that no script can read out, so that it stands nowhere in the clear. Whoever can run a script on
 * this site can still use it, which the page's policy is there to prevent. Where the browser keeps nothing, it lasts as long as the page.
 */
const database = 'vault';
const store = 'sealed';
const fallback = new Map<string, unknown>();

/** What was kept under a name; null where nothing was, or it cannot be opened any more. */
export async function recall<Value>(name: string): Promise<Value | null> {
  try {
    const sealed = (await run('readonly', rows => rows.get(name))) as { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer } | undefined;
    if (!sealed) return (fallback.get(name) as Value | undefined) ?? null;
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, await key(), sealed.bytes);
    return JSON.parse(new TextDecoder().decode(plain)) as Value;
  } catch {
    return (fallback.get(name) as Value | undefined) ?? null;
  }
}

/** Keeps a value under a name. */
export async function keep(name: string, value: unknown): Promise<void> {
  try {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(), new TextEncoder().encode(JSON.stringify(value)));
    await run('readwrite', rows => rows.put({ iv, bytes }, name));
    fallback.delete(name);
  } catch {
    fallback.set(name, value);
  }
}

/** Keeps it no longer. */
export async function forget(name: string): Promise<void> {
  fallback.delete(name);
  try {
    await run('readwrite', rows => rows.delete(name));
  } catch {
    // Nothing can be kept here, so nothing was.
  }
}

async function key(): Promise<CryptoKey> {
  const known = (await run('readonly', rows => rows.get('key'))) as CryptoKey | undefined;
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  // Another tab may have been first; then its key holds.
  await run('readwrite', rows => rows.add(made, 'key')).catch(() => undefined);
  return ((await run('readonly', rows => rows.get('key'))) as CryptoKey | undefined) ?? made;
}

async function run(mode: IDBTransactionMode, what: (rows: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const opened = await open();
  try {
    return await new Promise((resolve, reject) => {
      const request = what(opened.transaction(store, mode).objectStore(store));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    opened.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
