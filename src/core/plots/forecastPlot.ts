import { itemKey } from '../content/items';
import { numberText } from '../drills/numberText';
import { recallChance } from '../scheduling/memory';
import { forecast } from '../scheduling/queue';
import { count } from '../scheduling/scheduleWords';
import type { DrawnPlot, PlotSpec } from './plot';
import { numberOptions } from './plot';

type Draw = PlotSpec['draw'];

/** What falls due, and how likely an item is recalled, if nothing is practised meanwhile. */
const draw: Draw = (choices, { index, schedule, now }): DrawnPlot => {
  const days = Number(choices['days']);
  const keys = index.map(itemKey);
  const due = forecast(keys, schedule, now, days);
  const today = schedule.today(now);
  const learned = keys.flatMap((key) => {
    const { memory, last, suspended } = schedule.of(key).card;
    return memory === undefined || last === undefined || suspended ? [] : [{ memory, day: last.day }];
  });
  if (learned.length === 0) {
    const text = 'Nothing to draw yet: practise a few items, and what falls due when is shown here.';
    return { summary: [text], table: { head: [], rows: [] } };
  }
  const recall = due.map((_, day) => {
    const chances = learned.map(({ memory, day: last }) =>
      recallChance(memory, Math.max(0, today + day - last)),
    );
    return chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
  });
  const percent = (share: number | undefined): string => `${numberText(100 * (share ?? 0), 3)} %`;
  const total = due.reduce((sum, one) => sum + one, 0);
  return {
    chart: {
      kind: 'bars',
      x: { label: 'Days from today', isLog: false },
      y: { label: 'Items due', isLog: false },
      bars: due.map((y, x) => ({ x, y })),
    },
    summary: [
      `${count(learned.length, 'item')} learned; ${total} of them fall due in the next ${days} days, ${due[0] ?? 0} today.`,
      `Without practice the mean chance of recall goes from ${percent(recall[0])} today to ${percent(recall.at(-1))} on day ${days - 1}.`,
    ],
    table: {
      head: ['Day', 'Due', 'Mean chance of recall'],
      rows: due.map((items, day) => [day === 0 ? 'today' : `+${day}`, String(items), percent(recall[day])]),
    },
  };
};

export const forecastPlot: PlotSpec = {
  id: 'forecast',
  title: 'Forecast of your reviews',
  choices: [{ id: 'days', label: 'Days', options: numberOptions([7, 14, 30, 60]), initial: '14' }],
  assumptions:
    'From your own schedule: FSRS holds for every item how fast it is forgotten, $R(t) = (1 + c\\,t/S)^{-w}$ with the stability $S$ in days. An item is due when $R$ falls to the retention that you have set. What was due before is counted today; daily limits are not applied.',
  draw,
};
