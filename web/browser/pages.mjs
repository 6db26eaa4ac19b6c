// Opens every page of a running server in Chromium: no error on the console, no violation of accessibility (axe-core), no page wider than a
// phone, links that lead somewhere, filters that filter. Usage: node pages.mjs BASE CHROMIUM [FOLDER FOR SCREENSHOTS]
import { chromium } from 'playwright-core';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [base, executablePath, shots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let failures = 0;
let checks = 0;
function expect(ok, what) {
  checks++;
  if (!ok) {
    failures++;
    console.log('FAIL', what);
  }
}

async function open(context, path) {
  const page = await context.newPage();
  page.on('console', (m) => { if (m.type() === 'error') expect(false, `${path}: console: ${m.text()}`); });
  page.on('pageerror', (e) => expect(false, `${path}: ${e.message}`));
  const answer = await page.goto(base + path);
  expect(answer.status() === 200, `${path}: status ${answer.status()}`);
  return page;
}

const first = await (await fetch(base + '/reports?format=json')).json();
const merged = await (await fetch(base + '/timeline?format=json')).json();
const actors = await (await fetch(base + '/actors?format=json')).json();
const event = merged.reduce((a, b) => (b.accounts.length > a.accounts.length ? b : a));
const report = encodeURIComponent(first[0].id);
const paths = ['/', '/ledger', '/statements', '/timeline', '/positions', '/actors', '/reports', `/report?id=${report}`, `/report?id=${report}&row=e1`,
  `/compare?event=${event.id}`, `/actor?id=${encodeURIComponent(actors.Actors[0].ID)}`, '/ledger?type=ASSAULT&realis=actual', '/ledger?q=nothing+of+the+kind'];

for (const scheme of ['light', 'dark']) {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 1280, height: 900 }, bypassCSP: true });
  for (const path of paths) {
    const page = await open(context, path);
    await page.evaluate(axe);
    const result = await page.evaluate(() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] }));
    for (const v of result.violations) {
      expect(false, `${scheme} ${path}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 2).map((n) => n.html.slice(0, 120)).join(' | ')}`);
    }
    checks++;
    if (shots) await page.screenshot({ path: `${shots}/${scheme}-${paths.indexOf(path)}.png` });
    await page.close();
  }
  await context.close();
}

// A phone: nothing scrolls sideways but the tables inside their own frame.
const phone = await browser.newContext({ viewport: { width: 390, height: 800 } });
for (const path of paths) {
  const page = await open(phone, path);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide <= 1, `${path}: ${wide} pixels wider than a phone`);
  await page.close();
}
await phone.close();

// Without scripts: filter, open the evidence of a row, find it marked in the text.
const plain = await browser.newContext({ javaScriptEnabled: false });
const page = await open(plain, '/ledger');
await page.selectOption('select[name=type]', 'ASSAULT');
await page.click('.filters button');
expect(new URL(page.url()).searchParams.get('type') === 'ASSAULT', 'the filter is in the address');
const types = await page.$$eval('tbody .type', (cells) => cells.map((c) => c.textContent));
expect(types.length > 0 && types.every((t) => t === 'ASSAULT'), `the filter filters: ${types}`);
await page.click('tbody tr:first-child td:nth-child(8) a');
expect((await page.$$('article .chosen')).length > 0, 'the row is marked in the text');
expect((await page.textContent('.panel')).includes('ASSAULT'), 'the panel explains the row');
await page.fill('.search input', 'ceasefire');
await page.press('.search input', 'Enter');
expect(page.url().includes('q=ceasefire'), 'the search is in the address');
await plain.close();
await browser.close();
console.log(`${checks} checks, ${failures} failures`);
process.exit(failures ? 1 : 0);
