// The network of parties: who acts towards whom. The layout starts from the same places each time and is computed before it is shown, so
// that nothing wobbles and the same ledger gives the same picture. Drag a party to move it, the background to move all.
import { drag, type D3DragEvent } from 'd3-drag';
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force';
import { select } from 'd3-selection';
import { zoom, type D3ZoomEvent } from 'd3-zoom';
import { find, kept, plural } from './dom';
import { gathering } from './map';

export interface Gathering {
  Actors: { ID: string; Name: string; Events: number }[];
  Ties: { A: string; B: string; Count: number; Clash: number }[];
  Scenes: { Name: string; Country: string; Lat: number; Lon: number; Count: number; Link: string }[];
}

interface Node extends SimulationNodeDatum { id: string; name: string; r: number; events: number }
interface Tie extends SimulationLinkDatum<Node> { count: number; clash: number }

export async function network(): Promise<void> {
  const box = find<HTMLElement>('#network');
  if (!box) return;
  const data = await gathering();
  if (!data || data.Ties.length === 0) return;
  const tied = new Set(data.Ties.flatMap((t) => [t.A, t.B]));
  const nodes: Node[] = data.Actors.filter((a) => tied.has(a.ID)).map((a) => ({ id: a.ID, name: a.Name, events: a.Events, r: 4 + Math.min(18, 1.4 * Math.sqrt(a.Events)) }));
  const known = new Set(nodes.map((n) => n.id));
  const ties: Tie[] = data.Ties.filter((t) => known.has(t.A) && known.has(t.B)).map((t) => ({ source: t.A, target: t.B, count: t.Count, clash: t.Clash }));
  const { width, height } = box.getBoundingClientRect();

  nodes.forEach((n, i) => { // a circle in order of weight: the same start each time
    const angle = (2 * Math.PI * i) / nodes.length;
    n.x = width / 2 + (Math.cos(angle) * width) / 3;
    n.y = height / 2 + (Math.sin(angle) * height) / 3;
  });
  const simulation = forceSimulation(nodes)
    .force('link', forceLink<Node, Tie>(ties).id((n) => n.id).distance(90).strength((t) => Math.min(0.7, 0.08 * t.count)))
    .force('charge', forceManyBody().strength(-260))
    .force('collide', forceCollide<Node>((n) => n.r + 14))
    .force('x', forceX(width / 2).strength(0.06 * (height / width)))
    .force('y', forceY(height / 2).strength(0.09))
    .force('center', forceCenter(width / 2, height / 2))
    .stop();
  simulation.tick(320);

  const svg = select(box).append('svg').attr('class', 'live').attr('viewBox', `0 0 ${width} ${height}`).attr('role', 'group').attr('aria-label', 'Network of parties; the tables below say the same');
  const g = svg.append('g');
  const tone = (t: Tie) => (t.clash === 0 ? 'co-operation' : t.clash === t.count ? 'conflict' : 'mixed');
  const lines = g.append('g').selectAll('line').data(ties).join('line').attr('class', (t) => `tie t-${tone(t)}`).attr('stroke-width', (t) => Math.min(9, 1 + Math.sqrt(t.count)));
  lines.append('title').text((t) => `${(t.source as Node).name} and ${(t.target as Node).name}: ${plural(t.count, 'event', 'events')}, ${t.clash} of conflict`);
  const parties = g.append('g').selectAll<SVGAElement, Node>('a').data(nodes).join((enter) => enter.append<SVGAElement>('svg:a')).attr('class', 'node').attr('href', (n) => kept(`/actor?id=${encodeURIComponent(n.id)}`));
  parties.append('circle').attr('r', (n) => n.r);
  parties.append('text').attr('dy', (n) => n.r + 12).text((n) => (n.name.length > 24 ? `${n.name.slice(0, 23)}…` : n.name));
  parties.append('title').text((n) => `${n.name}: ${plural(n.events, 'event', 'events')}`);
  const place = () => {
    lines.attr('x1', (t) => (t.source as Node).x!).attr('y1', (t) => (t.source as Node).y!).attr('x2', (t) => (t.target as Node).x!).attr('y2', (t) => (t.target as Node).y!);
    parties.attr('transform', (n) => `translate(${n.x},${n.y})`);
  };
  place();

  parties.call(drag<SVGAElement, Node>().clickDistance(4).on('drag', (e: D3DragEvent<SVGAElement, Node, Node>) => {
    e.subject.x = e.x;
    e.subject.y = e.y;
    place();
  }));
  const near = (n: Node | null) => {
    const friends = new Set(n ? ties.flatMap((t) => (t.source === n || t.target === n ? [t.source, t.target] : [])) : nodes);
    parties.classed('far', (m) => n !== null && m !== n && !friends.has(m));
    lines.classed('far', (t) => n !== null && t.source !== n && t.target !== n);
  };
  parties.on('mouseenter focus', (_, n) => near(n)).on('mouseleave blur', () => near(null));

  // All of it in view at first.
  const xs = nodes.flatMap((n) => [n.x! - n.r - 40, n.x! + n.r + 40]);
  const ys = nodes.flatMap((n) => [n.y! - n.r - 8, n.y! + n.r + 20]);
  const x0 = Math.min(...xs);
  const y0 = Math.min(...ys);
  svg.attr('viewBox', `${x0} ${y0} ${Math.max(...xs) - x0} ${Math.max(...ys) - y0}`);
  svg.call(zoom<SVGSVGElement, unknown>().scaleExtent([0.5, 8])
    .filter((e: Event) => !(e instanceof WheelEvent) || e.ctrlKey || e.metaKey)
    .on('zoom', (e: D3ZoomEvent<SVGSVGElement, unknown>) => g.attr('transform', e.transform.toString()))).style('touch-action', 'pan-y');
}
