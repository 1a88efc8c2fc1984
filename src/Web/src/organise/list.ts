import type { FieldProblem } from '../contract/problem';

/** Most people that are taken in by one call. */
export const most = 1000;

/** Somebody on a list, and the line that they stand in, from 1. */
export interface Listed {
  line: number;
  text: string;
  email: string;
  firstName: string;
}

/** What is wrong in one line. */
export interface Wrong {
  line: number;
  text: string;
  fields: ('missing' | 'email' | 'other')[];
  detail: string;
}

/** Reads a list: an address and a first name in each line, in either order; quotes of a CSV file and a first line of headings are dropped. */
export function readList(text: string): { people: Listed[]; wrong: Wrong[] } {
  const people: Listed[] = [];
  const wrong: Wrong[] = [];
  text.split(/\r\n|\r|\n/).forEach((raw, at) => {
    const line = at + 1;
    const cells = [...raw.replace(/^\uFEFF/, '').matchAll(/\s*"((?:[^"]|"")*)"\s*(?=[,;\t]|$)|[^,;\t]+/g)]
      .map(([plain, quoted]) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim())
      .filter(Boolean);
    if (cells.length === 0) return;
    const email = cells.find(cell => cell.includes('@'));
    if (email) people.push({ line, text: raw.trim(), email, firstName: cells.find(cell => cell !== email) ?? '' });
    else if (line > 1) wrong.push({ line, text: raw.trim(), fields: ['missing'], detail: '' });
  });
  return { people, wrong };
}

/** The words of a file: UTF-8, or what spreadsheets write where they are asked for nothing else, so that Siân stays Siân. */
export function textOf(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** What the service found wrong, line by line: it names a row by its place among those that were sent. */
export function wrongLines(people: readonly Listed[], errors: readonly FieldProblem[]): Wrong[] {
  const lines = new Map<number, Wrong>();
  for (const { field, detail } of errors) {
    const [, row = '', name] = /people\[(\d+)\](?:\.(\w+))?/.exec(field) ?? [];
    const person = row === '' ? undefined : people[Number(row)];
    if (!person) continue;
    const known = lines.get(person.line) ?? { line: person.line, text: person.text, fields: [], detail: '' };
    known.fields.push(name === 'email' ? 'email' : 'other');
    known.detail = [known.detail, detail].filter(Boolean).join(' ');
    lines.set(person.line, known);
  }
  return [...lines.values()];
}
