// What scripts add to pages that work without them: keys, live counts, rows that open in place, and drawings that zoom and drag.
import { keys } from './keys';
import { live } from './live';
import { map } from './map';
import { network } from './network';
import { reading } from './reading';
import { rows } from './rows';
import { timeline } from './timeline';

for (const part of [keys, live, rows, reading, timeline, map, network]) {
  part();
}
