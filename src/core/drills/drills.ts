import { capacityDrills } from './catalogue/capacity';
import { computeDrills } from './catalogue/compute';
import { contextDrills } from './catalogue/context';
import { memoryDrills } from './catalogue/memory';
import { servingDrills } from './catalogue/serving';
import { trainingDrills } from './catalogue/training';
import type { Drill } from './drill';

/** All drills, in the order of the catalogue's parts. */
export const drills: readonly Drill[] = [
  ...memoryDrills,
  ...computeDrills,
  ...contextDrills,
  ...servingDrills,
  ...capacityDrills,
  ...trainingDrills,
];

export function drillOf(id: string): Drill | undefined {
  return drills.find((drill) => drill.id === id);
}
