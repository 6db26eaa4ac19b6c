// The map of scenes: a globe flattened by d3-geo that zooms and drags. Only places with explicit evidence are on it.
import { geoGraticule10, geoNaturalEarth1, geoPath } from 'd3-geo';
import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent } from 'd3-zoom';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { find, here, html, kept, plural } from './dom';
import type { Gathering } from './network';

export const gathering = (() => {
  let once: Promise<Gathering | null> | null = null;
  return () => (once ??= here<Gathering>('marks'));
})();

export async function map(): Promise<void> {
  const box = find<HTMLElement>('#map');
  const old = box?.querySelector('svg');
  if (!box || !old) return;
  const [data, answer] = await Promise.all([gathering(), fetch('/static/world.json').catch(() => null)]);
  if (!data || !answer?.ok) return;
  const world = (await answer.json()) as Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

  const { width, height } = old.getBoundingClientRect();
  const sphere = { type: 'Sphere' } as const;
  const projection = geoNaturalEarth1().fitSize([width, height], sphere);
  const path = geoPath(projection);
  const svg = select(box).insert('svg', 'svg').attr('class', 'map live').attr('viewBox', `0 0 ${width} ${height}`).attr('role', 'group').attr('aria-label', old.getAttribute('aria-label'));
  old.remove();
  const g = svg.append('g');
  g.append('path').attr('class', 'sea').attr('d', path(sphere));
  g.append('path').attr('class', 'graticule').attr('d', path(geoGraticule10()));
  g.append('path').attr('class', 'land').attr('d', path(feature(world, world.objects.land)));
  g.append('path').attr('class', 'border').attr('d', path(mesh(world, world.objects.countries, (a, b) => a !== b)));
  const spots = g.append('g').selectAll('a').data(data.Scenes.filter((s) => projection([s.Lon, s.Lat]))).join('a').attr('href', (s) => kept(s.Link));
  spots.append('circle').attr('class', 'scene').attr('cx', (s) => projection([s.Lon, s.Lat])![0]).attr('cy', (s) => projection([s.Lon, s.Lat])![1]);
  spots.append('title').text((s) => `${s.Name} ${s.Country}: ${plural(s.Count, 'event', 'events')}`);
  const size = (k: number) => spots.select('circle').attr('r', (s) => Math.min(16, 2.5 + 1.6 * Math.sqrt(s.Count)) / Math.sqrt(k));
  size(1);

  const move = zoom<SVGSVGElement, unknown>().scaleExtent([1, 40]).translateExtent([[0, 0], [width, height]])
    .filter((e: Event) => !(e instanceof WheelEvent) || e.ctrlKey || e.metaKey) // the wheel alone scrolls the page
    .on('zoom', (e: D3ZoomEvent<SVGSVGElement, unknown>) => {
      g.attr('transform', e.transform.toString()).attr('stroke-width', 1 / e.transform.k);
      size(e.transform.k);
    });
  svg.call(move).style('touch-action', 'pan-y').on('dblclick.zoom', null);

  const points = data.Scenes.map((s) => projection([s.Lon, s.Lat])).filter((p): p is [number, number] => p !== null);
  const around = () => {
    if (points.length === 0) return;
    const xs = points.map((p) => p[0]).sort((a, b) => a - b);
    const ys = points.map((p) => p[1]).sort((a, b) => a - b);
    const cut = Math.floor(points.length * 0.05);
    const [x0, x1] = [xs[cut]!, xs[xs.length - 1 - cut]!];
    const [y0, y1] = [ys[cut]!, ys[ys.length - 1 - cut]!];
    const k = Math.min(12, 0.8 / Math.max((x1 - x0) / width, (y1 - y0) / height, 0.01));
    svg.call(move.transform, zoomIdentity.translate(width / 2, height / 2).scale(k).translate(-(x0 + x1) / 2, -(y0 + y1) / 2));
  };
  const tool = (text: string, press: () => void) => {
    const b = html('button', { type: 'button', class: 'plain small' }, text);
    b.addEventListener('click', press);
    return b;
  };
  find('#map-tools')?.replaceChildren(
    tool('Closer', () => svg.call(move.scaleBy, 1.6)),
    tool('Wider', () => svg.call(move.scaleBy, 1 / 1.6)),
    tool('All scenes', around),
    tool('World', () => svg.call(move.transform, zoomIdentity)),
  );
}
