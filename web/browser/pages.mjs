// Opens every page of a running server in Chromium: no error on the console, no violation of accessibility (axe-core), no page wider than a
// phone, links that lead somewhere, filters that filter, decisions that are kept. Usage: node pages.mjs BASE CHROMIUM [FOLDER FOR SCREENSHOTS]
import { chromium } from 'playwright-core';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [base, executablePath, shots] = process.argv.slice(2);
const bundled = (await (await fetch(base + '/')).text()).includes('/static/app.js');
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
  page.on('console', (m) => { if (m.type() === 'error' && !path.startsWith('/nowhere')) expect(false, `${path}: console: ${m.text()}`); });
  page.on('pageerror', (e) => expect(false, `${path}: ${e.message}`));
  const answer = await page.goto(base + path);
  expect(answer.status() === (path.startsWith('/nowhere') ? 404 : 200), `${path}: status ${answer.status()}`);
  return page;
}

const first = await (await fetch(base + '/reports?format=json')).json();
const merged = await (await fetch(base + '/timeline?format=json')).json();
const actors = await (await fetch(base + '/actors?format=json')).json();
const event = merged.reduce((a, b) => (b.accounts.length > a.accounts.length ? b : a));
const report = encodeURIComponent(first[0].id);
const paths = ['/', '/ledger', '/statements', '/timeline', '/positions', '/actors', '/reports', `/report?id=${report}`, `/report?id=${report}&row=e1`,
  `/compare?event=${event.id}`, `/actor?id=${encodeURIComponent(actors.Actors[0].ID)}`, '/ledger?type=ASSAULT&realis=actual', '/ledger?q=nothing+of+the+kind',
  '/?since=1900-01-01', '/figures', '/figures?about=killed', '/positions?actor=XKE', `/ledger?open=${encodeURIComponent('demo-01/e1')}`, '/ledger?asof=2000-01-01', '/nowhere-at-all', '/review', `/review?event=${event.id}`];

for (const scheme of ['light', 'dark']) {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 1280, height: 900 }, bypassCSP: true });
  for (const path of paths) {
    const page = await open(context, path);
    await page.waitForTimeout(150); // what scripts draw is looked at, too
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

// No page moves under the reader: what scripts draw takes the place of what the server drew.
const steady = await browser.newContext({ viewport: { width: 1280, height: 900 } });
await steady.addInitScript(() => {
  window.shifted = 0;
  new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.shifted += e.value; }).observe({ type: 'layout-shift', buffered: true });
});
for (const path of paths) {
  const page = await open(steady, path);
  await page.waitForTimeout(250);
  const shifted = await page.evaluate(() => window.shifted);
  expect(shifted < 0.02, `${path}: the layout shifts by ${shifted}`);
  await page.close();
}
await steady.close();

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
await page.click('.facets button');
expect(new URL(page.url()).searchParams.get('type') === 'ASSAULT', 'the filter is in the address');
const types = await page.$$eval('tbody .type', (cells) => cells.map((c) => c.textContent));
expect(types.length > 0 && types.every((t) => t === 'ASSAULT'), `the filter filters: ${types}`);
await page.click('tbody tr:first-child a[data-open]');
expect((await page.textContent('tr.evidence')).includes('Confidence'), 'the evidence opens in the row');
expect(new URL(page.url()).searchParams.has('open'), 'the open row is in the address');
await page.click('tr.evidence .said a');
expect((await page.$$('article .chosen')).length > 0, 'the row is marked in the text');
expect((await page.textContent('.panel')).includes('ASSAULT'), 'the panel explains the row');
await page.goto(base + '/timeline');
expect((await page.$$('#timeline svg a')).length > 10, 'the server draws the timeline');
await page.goto(base + '/actors');
expect((await page.$$('#map circle')).length > 3, 'the server draws the map');
await page.goto(base + '/ledger');
await page.click('footer >> text=permalink');
expect((await page.textContent('main')).includes('as it stood on'), 'a permalink says what it shows');
await page.click('tbody tr:first-child td:last-child a');
expect(page.url().includes('asof='), 'its links keep the moment');
await page.goto(base + '/ledger');
await page.fill('.search input', 'ceasefire');
await page.press('.search input', 'Enter');
expect(page.url().includes('q=ceasefire'), 'the search is in the address');

// Review without scripts: reject with a reason, edit, split; each decision stands in the history and its event leaves the queue.
async function waiting() {
  return (await (await fetch(base + '/review?format=json')).json()).Queue.length;
}
async function decided(page, what) {
  expect((await page.textContent('main')).includes(`Kept: ${what}`), `${what}: the page says that it is kept`);
  expect((await page.textContent('tbody tr:first-child')).includes(`Reader`), `${what}: the history names who decided`);
}
let left = await waiting();
expect(left > 3, `the demo puts events to review: ${left}`);
await page.goto(base + '/review');
await page.fill('[name=by]', 'Reader One');
await page.fill('[name=reason]', 'no act <b>at all</b>');
await page.click('.queue li:first-child button[name=reject]');
await decided(page, 'reject');
expect((await page.textContent('tbody tr:first-child')).includes('<b>at all</b>'), 'the reason is shown as text');
expect((await waiting()) < left, 'a rejected event leaves the queue');
const split = (await (await fetch(base + '/review?format=json')).json()).Queue.find((i) => i.Told.length > 1);
await page.goto(`${base}/review?event=${split.ID}`);
await page.fill('[name=by]', 'Reader One');
await page.fill('[name=reason]', 'two days');
await page.check('[name=apart] >> nth=0');
await page.check('[name=apart] >> nth=1');
await page.click('button[value=split]');
await decided(page, 'split');
expect(!(await (await fetch(base + '/timeline?format=json')).json()).some((e) => split.Told.slice(0, 2).every((t) => e.accounts.some((a) => `${a.report_id}/${a.event_id}` === t.Subject))), 'the accounts stand apart');
await page.click('tbody tr:first-child td:last-child a');
await page.fill('[name=by]', 'Reader One');
await page.fill('[name=reason]', 'planned');
await page.selectOption('[name=realis]', 'hypothetical');
await page.click('button[value=edit]');
await decided(page, 'edit');
const gold = (await (await fetch(base + '/review?format=gold')).text()).trim().split('\n').map((l) => JSON.parse(l));
expect(gold.some((g) => g.events.some((e) => e.realis === 'hypothetical' && !e.debatable)), 'the edit stands in the gold data');
await plain.close();

// With scripts, when the program was built with them.
if (bundled) {
// With scripts: keys move, decide and search; another page learns of it.
const keyed = await browser.newContext();
const watch = await open(keyed, '/');
await watch.waitForFunction(() => document.querySelector('[data-count=Decisions]').textContent === '3');
const desk = await open(keyed, '/review');
left = await waiting();
await desk.keyboard.press('j');
await desk.keyboard.press('j');
await desk.keyboard.press('k');
expect(await desk.evaluate(() => document.querySelector('.queue li') === document.activeElement), 'j and k move');
await desk.keyboard.press('a');
expect(await desk.evaluate(() => document.activeElement.name === 'by'), 'a asks for a name first');
await desk.keyboard.type('Reader Two j');
await desk.keyboard.press('Tab');
await desk.evaluate(() => document.activeElement.blur());
await desk.keyboard.press('j');
await Promise.all([desk.waitForURL(/done=accept/), desk.keyboard.press('a')]);
await decided(desk, 'accept');
expect((await waiting()) === left - 1, 'an accepted event leaves the queue');
await desk.keyboard.press('/');
expect(await desk.evaluate(() => document.activeElement.id === 'q'), '/ goes to the search');
await watch.bringToFront();
await watch.waitForFunction(() => document.querySelector('[data-count=Decisions]').textContent === '4');
expect(await watch.isVisible('#changed'), 'an open page says that the ledger changed');

  // Rows open in place; keys reach them.
  const list = await open(keyed, '/ledger');
  await list.keyboard.press('j');
  await list.keyboard.press('j');
  await list.keyboard.press('o');
  await list.waitForSelector('tr.evidence');
  expect(!new URL(list.url()).searchParams.has('open'), 'a row opens without loading the page');
  await list.keyboard.press('o');
  await list.waitForSelector('tr.evidence', { state: 'detached' });
  await list.keyboard.press('?');
  expect(await list.isVisible('#keys'), '? lists the keys');
  await list.keyboard.press('Escape');
  await list.keyboard.press('g');
  await Promise.all([list.waitForURL(/timeline/), list.keyboard.press('t')]);

  // The timeline zooms by dragging, says so in the address, and goes back.
  await list.waitForSelector('#timeline svg.live');
  const box = await list.locator('#timeline svg.live .overlay').boundingBox();
  const marks = () => list.locator('#timeline svg.live a').count();
  const before = await marks();
  const lane = box.y + box.height * (4.7 / 7); // deployments: no mark of the demo stands there
  await list.mouse.move(box.x + box.width * 0.3, lane);
  await list.mouse.down();
  await list.mouse.move(box.x + box.width * 0.6, lane, { steps: 4 });
  await list.mouse.up();
  await list.waitForFunction(() => new URL(location.href).searchParams.has('window')).catch(() => expect(false, 'the window is in the address'));
  expect((await marks()) < before, 'dragging comes closer');
  await list.reload();
  await list.waitForSelector('#timeline svg.live');
  expect((await marks()) < before, 'the address keeps the window');
  await list.click('#timeline-tools >> text=Most');
  expect((await marks()) === before, 'Most goes back');
  expect((await list.locator('#figures-drawing svg.live .step').count()) > 0, 'figures are step lines');

  // The network is the same each time, and a party can be dragged; the map comes closer.
  const places = async (page) => page.$$eval('#network .node', (nodes) => nodes.map((n) => n.getAttribute('transform')).join());
  const nets = [await open(keyed, '/actors'), await open(keyed, '/actors')];
  for (const n of nets) await n.waitForSelector('#network .node');
  expect((await places(nets[0])) === (await places(nets[1])), 'the network starts the same each time');
  await nets[0].locator('#network .node').first().scrollIntoViewIfNeeded();
  const party = await nets[0].locator('#network .node circle').first().boundingBox();
  const was = await places(nets[0]);
  await nets[0].mouse.move(party.x + party.width / 2, party.y + party.height / 2);
  await nets[0].mouse.down();
  await nets[0].mouse.move(party.x + 60, party.y + 40, { steps: 4 });
  await nets[0].mouse.up();
  expect((await places(nets[0])) !== was, 'a party can be dragged');
  await nets[0].waitForSelector('#map svg.live .scene');
  await nets[0].click('#map-tools >> text=Closer');
  await nets[0].waitForFunction(() => /scale\(1\.[0-9]/.test(document.querySelector('#map svg.live > g').getAttribute('transform') ?? ''));

  // The report: a row lights its words; hidden layers stand in the address.
  const text = await open(keyed, `/report?id=${report}`);
  await text.hover('aside li[data-row]');
  expect((await text.$$('article .lit')).length > 0, 'a row lights its words');
  await text.uncheck('#t-names');
  expect(new URL(text.url()).searchParams.get('hide') === 'names', 'hidden layers are in the address');
  await keyed.close();
}
await browser.close();
console.log(`${checks} checks, ${failures} failures`);
process.exit(failures ? 1 : 0);
