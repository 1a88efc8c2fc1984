import { readFileSync } from 'node:fs';

/** Reads Lighthouse's reports, one a round, and tells the medians; ends with 1 where one is under what is wanted. */
const wanted = 95;
const timings = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'];

const [form, ...files] = process.argv.slice(2);
const reports = files.map(file => JSON.parse(readFileSync(file, 'utf8')));
const median = numbers => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

let code = 0;
for (const category of ['performance', 'accessibility', 'best-practices']) {
  const scores = reports.map(report => Math.round((report.categories[category].score ?? 0) * 100));
  if (median(scores) < wanted) code = 1;
  console.log(`${form.padEnd(8)} ${category.padEnd(26)} ${String(median(scores)).padStart(6)}   rounds: ${scores.join(', ')}`);
}
for (const id of timings) {
  const { numericUnit } = reports[0].audits[id];
  const values = reports.map(report => report.audits[id].numericValue);
  const digits = numericUnit === 'millisecond' ? 0 : 3;
  console.log(`${form.padEnd(8)} ${id.padEnd(26)} ${median(values).toFixed(digits).padStart(6)} ${numericUnit === 'millisecond' ? 'ms' : ''}`);
}

// What takes points away, and what it says.
const last = reports.at(-1);
for (const category of ['performance', 'accessibility', 'best-practices'])
  for (const { id, weight } of last.categories[category].auditRefs) {
    const audit = last.audits[id];
    if (audit.score !== null && audit.score < 0.9 && (weight > 0 || category === 'performance')) console.log(`${form.padEnd(8)} ${category}: ${audit.title} ${audit.displayValue ?? ''}`);
  }
process.exit(code);
