// The timeline: drag over days to zoom in; an event whose day is uncertain is a pale bar over the days it may fall on. Where marks would cover
// each other they become bars of counts until one zooms in.
import { axisTop, axisLeft } from 'd3-axis';
import { brushX, type D3BrushEvent } from 'd3-brush';
import { scaleLinear, scaleUtc, type ScaleTime } from 'd3-scale';
import { select, type Selection } from 'd3-selection';
import { area, curveStepAfter, line } from 'd3-shape';
import { all, find, here, html, kept, param, plural } from './dom';

interface Mark { ID: string; Begin: string; End: string; Lane: number; Quad: number; Firm: boolean; Told: boolean; Label: string }
interface Point { Day: string; Low: number | null; High: number | null; Text: string; Link: string }
interface Series { Outlet: string; Points: Point[] }
interface Drawing { Lanes: string[]; Marks: Mark[]; Item: string; Series: Series[] }

const gutter = 92; // of lane names
const margin = 12;
const top = 26;
const dayMs = 86_400_000;
const individually = 600; // marks in the window up to which each is drawn

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
const iso = (d: Date): string => d.toISOString().slice(0, 10);

type Layer = Selection<SVGGElement, unknown, null, undefined>;

export async function timeline(): Promise<void> {
  const figure = find<HTMLElement>('#timeline');
  const old = figure?.querySelector('svg');
  if (!figure || !old) return;
  const data = await here<Drawing>('marks');
  if (!data || data.Marks.length === 0) return;

  const height = old.getBoundingClientRect().height;
  const padding = parseFloat(getComputedStyle(figure).paddingLeft) * 2;
  const width = () => Math.max(figure.clientWidth - padding, 260);
  const svg = select(figure).insert('svg', '.scroll').attr('class', 'live').attr('role', 'group').attr('aria-label', old.getAttribute('aria-label')).style('height', `${height}px`);
  find('#timeline .scroll')?.remove();
  const steps = stepChart(data);

  const ends = data.Marks.flatMap((m) => [at(m.Begin).getTime(), at(m.End).getTime()]);
  const whole: [Date, Date] = [new Date(Math.min(...ends)), new Date(Math.max(...ends))];
  const usual = common(data.Marks, whole);
  let shown = fromAddress(usual);

  const draw = () => {
    const w = width();
    svg.attr('width', w);
    svg.selectAll('*').remove();
    const x = scaleUtc(shown, [gutter, w - margin]);
    const laneHeight = (height - top) / data.Lanes.length;
    svg.append('g').attr('class', 'axis').attr('transform', `translate(0,${top - 4})`)
      .call(axisTop<Date>(x).ticks(Math.max(2, Math.floor(w / 110))).tickSizeOuter(0).tickSizeInner(-(height - top)));
    data.Lanes.forEach((name, i) => {
      const y = top + i * laneHeight;
      svg.append('line').attr('class', 'grid').attr('x1', 0).attr('x2', w).attr('y1', y).attr('y2', y);
      svg.append('text').attr('class', 'lane').attr('x', 0).attr('y', y + laneHeight / 2 + 4).text(name);
    });
    const brush = brushX<unknown>().extent([[gutter, top], [w - margin, height]]).on('end', (e: D3BrushEvent<unknown>) => {
      if (!e.selection || !e.sourceEvent) return;
      const [a, b] = (e.selection as [number, number]).map((px) => x.invert(px)) as [Date, Date];
      show(b.getTime() - a.getTime() < dayMs / 4 ? shown : [a, b]);
    });
    svg.append('g').attr('class', 'brush').call(brush).selectAll('.overlay').style('touch-action', 'pan-y');
    const inside = data.Marks.filter((m) => at(m.End) > shown[0] && at(m.Begin) < shown[1]);
    const layer = svg.append('g');
    if (inside.length > individually) counts(layer, x, inside, data.Lanes.length, laneHeight, (a, b) => show([a, b]));
    else marks(layer, x, inside, data.Lanes.length, laneHeight);
    steps(x, w);
    note.textContent = `${plural(inside.length, 'event', 'events')}, ${iso(shown[0])} to ${iso(new Date(shown[1].getTime() - 1))}`;
    const narrowed = new URL(location.href);
    narrowed.searchParams.set('since', iso(shown[0]));
    narrowed.searchParams.set('until', iso(new Date(shown[1].getTime() - 1)));
    narrowed.searchParams.delete('window');
    only.href = narrowed.href;
    back.disabled = +shown[0] === +usual[0] && +shown[1] === +usual[1];
    out.disabled = whole[0] >= shown[0] && whole[1] <= shown[1];
  };
  const show = (to: [Date, Date]) => {
    shown = [new Date(Math.max(+to[0], +whole[0])), new Date(Math.min(+to[1], +whole[1]))];
    if (+shown[1] - +shown[0] < dayMs) shown = [shown[0], new Date(+shown[0] + dayMs)];
    const asUsual = +shown[0] === +usual[0] && +shown[1] === +usual[1];
    param('window', asUsual ? '' : `${iso(shown[0])}..${iso(shown[1])}`);
    draw();
  };
  const by = (times: number, shift: number) => () => {
    const half = ((+shown[1] - +shown[0]) / 2) * times;
    const middle = (+shown[0] + +shown[1]) / 2 + shift * (+shown[1] - +shown[0]);
    show([new Date(middle - half), new Date(middle + half)]);
  };

  const tools = find<HTMLElement>('#timeline-tools') ?? html('div');
  const note = html('span', { class: 'meta', role: 'status' });
  const out = button('Whole', () => show(whole));
  const back = button('Most', () => show(usual));
  const only = html('a', { class: 'meta' }, 'Only these days');
  tools.replaceChildren(button('Earlier', by(1, -0.5)), button('Later', by(1, 0.5)), button('Closer', by(0.5, 0)), button('Wider', by(2, 0)), back, out, note, only);
  draw();
  let last = width();
  new ResizeObserver(() => {
    if (width() !== last) {
      last = width();
      draw();
    }
  }).observe(figure);
}

function button(text: string, press: () => void): HTMLButtonElement {
  const b = html('button', { type: 'button', class: 'plain small' }, text);
  b.addEventListener('click', press);
  return b;
}

/** common leaves the few far days out that would leave the rest no room. */
function common(marks: Mark[], whole: [Date, Date]): [Date, Date] {
  const cut = Math.floor(marks.length / 50);
  if (cut === 0) return whole;
  const begins = marks.map((m) => m.Begin).sort();
  const ends = marks.map((m) => m.End).sort();
  return [at(begins[cut]!), at(ends[ends.length - 1 - cut]!)];
}

function fromAddress(whole: [Date, Date]): [Date, Date] {
  const m = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(new URL(location.href).searchParams.get('window') ?? '');
  if (!m?.[1] || !m[2] || m[1] >= m[2]) return whole;
  return [at(m[1]), at(m[2])];
}

/** marks draws each event; those that would cover each other step down, as many rows as the lane has. */
function marks(layer: Layer, x: ScaleTime<number, number>, inside: Mark[], lanes: number, laneHeight: number): void {
  const size = 10;
  const [from, to] = x.range() as [number, number];
  const rows = Math.max(1, Math.floor((laneHeight - 8) / (size + 2)));
  for (let lane = 0; lane < lanes; lane++) {
    const ends = new Array<number>(rows).fill(-Infinity);
    for (const m of inside.filter((m) => m.Lane === lane)) {
      const left = Math.max(from, x(at(m.Begin)));
      const wide = m.Told ? size - 4 : Math.max(size, Math.min(to, x(at(m.End))) - left - 1);
      let row = ends.findIndex((end) => end <= left);
      if (row < 0) row = ends.indexOf(Math.min(...ends));
      ends[row] = left + wide + 2;
      const uncertain = +at(m.End) - +at(m.Begin) > dayMs;
      const y = top + lane * laneHeight + 5 + row * (size + 2);
      const a = layer.append('a').attr('href', kept(`/compare?event=${encodeURIComponent(m.ID)}`));
      a.append('rect').attr('class', `bar${m.Quad}${m.Firm ? '' : ' hollow'}${uncertain ? ' unsure' : ''}${m.Told ? ' told' : ''}`).attr('x', left).attr('y', m.Told ? y + 2 : y).attr('width', m.Told ? size - 4 : wide).attr('height', m.Told ? size - 4 : size).attr('rx', 2);
      a.append('title').text(m.Label);
    }
  }
}

/** counts draws bars of how many events begin in a stretch of days, parted by quad class. */
function counts(layer: Layer, x: ScaleTime<number, number>, inside: Mark[], lanes: number, laneHeight: number, zoom: (a: Date, b: Date) => void): void {
  const [from, to] = x.range() as [number, number];
  const bin = 9;
  const bins = Math.ceil((to - from) / bin);
  const table = Array.from({ length: lanes }, () => Array.from({ length: bins }, () => [0, 0, 0, 0, 0]));
  let most = 1;
  for (const m of inside) {
    const cell = table[m.Lane]?.[Math.min(bins - 1, Math.max(0, Math.floor((x(at(m.Begin)) - from) / bin)))];
    if (!cell) continue;
    cell[m.Quad] = (cell[m.Quad] ?? 0) + 1;
    most = Math.max(most, cell.reduce((a, b) => a + b));
  }
  const tall = scaleLinear([0, Math.sqrt(most)], [0, laneHeight - 10]);
  table.forEach((lane, i) => lane.forEach((cell, k) => {
    const sum = cell.reduce((a, b) => a + b);
    if (sum === 0) return;
    let y = top + (i + 1) * laneHeight - 2;
    const g = layer.append('g').attr('class', 'count').on('click', () => zoom(x.invert(from + (k - 3) * bin), x.invert(from + (k + 4) * bin)));
    g.append('title').text(`${plural(sum, 'event', 'events')} from ${iso(x.invert(from + k * bin))}; click to come closer`);
    cell.forEach((n, quad) => {
      if (n === 0) return;
      const h = (tall(Math.sqrt(sum)) * n) / sum;
      y -= h;
      g.append('rect').attr('class', `bar${quad}`).attr('x', from + k * bin).attr('y', y).attr('width', bin - 1).attr('height', h);
    });
  }));
}

/** stepChart puts a chart of figures in place of the server's: a step line for each outlet, with the band from low to high. */
function stepChart(data: Drawing): (x: ScaleTime<number, number>, width: number) => void {
  const box = find<HTMLElement>('#figures-drawing');
  const old = box?.querySelector('svg');
  if (!box || !old || data.Series.length === 0) return () => undefined;
  const height = old.getBoundingClientRect().height;
  const label = old.getAttribute('aria-label');
  const svg = select(box).insert('svg', '.scroll').attr('class', 'live').attr('role', 'group').attr('aria-label', label).style('height', `${height}px`);
  find('#figures-drawing .scroll')?.remove();
  const values = data.Series.flatMap((s) => s.Points.flatMap((p) => [p.Low ?? p.High ?? 0, p.High ?? p.Low ?? 0]));
  const y = scaleLinear([0, Math.max(...values, 1)], [height - 8, 12]).nice();
  return (x, width) => {
    svg.attr('width', width);
    svg.selectAll('*').remove();
    svg.append('g').attr('class', 'axis').attr('transform', `translate(${gutter},0)`).call(axisLeft<number>(y as never).ticks(5, '~s').tickSizeOuter(0).tickSizeInner(-(width - gutter - margin)));
    const [from, to] = x.range() as [number, number];
    const clip = (p: Point) => Math.min(to, Math.max(from, x(at(p.Day))));
    data.Series.forEach((s, i) => {
      const last = s.Points[s.Points.length - 1];
      if (!last) return;
      const points = [...s.Points, { ...last, Day: iso(new Date(Math.max(+x.domain()[1]!, +at(last.Day)))) }];
      const low = (p: Point) => y(p.Low ?? p.High ?? 0);
      const high = (p: Point) => y(p.High ?? p.Low ?? 0);
      const g = svg.append('g').attr('class', `series s${i}`);
      g.append('path').attr('class', 'band').attr('d', area<Point>(clip, low, high).curve(curveStepAfter)(points));
      g.append('path').attr('class', 'step').attr('d', line<Point>(clip, low).curve(curveStepAfter)(points));
      for (const p of s.Points) {
        const px = x(at(p.Day));
        if (px < from || px > to) continue;
        const a = g.append('a').attr('href', kept(p.Link));
        a.append('circle').attr('cx', px).attr('cy', low(p)).attr('r', 4);
        if (high(p) !== low(p)) a.append('circle').attr('cx', px).attr('cy', high(p)).attr('r', 3).attr('class', 'hollow');
        a.append('title').text(`${p.Day} ${s.Outlet}: ${p.Text}`);
      }
    });
    for (const el of all<SVGElement>('.tick line', svg.node()!)) el.classList.add('grid');
  };
}
