import type { DashboardSection } from '../../protocol/dashboardMessages';
import { forecastPlot } from '../plots/forecastPlot';
import { dayToIso, type LearnerDay } from '../scheduling/learnerDay';
import { count } from '../scheduling/scheduleWords';
import type { DashboardSources } from './dashboard';
import { percentText } from './words';

const weeks = 26;
const forecastDays = '30';

interface Week {
  from: LearnerDay;
  asked: number;
  known: number;
}

/** How many of the items in review were recalled, week by week, against the retention that was wanted. */
export function retentionSection({ schedule, now }: DashboardSources): DashboardSection {
  const all = recallByWeek([...schedule.days()].map(([day, { recall }]) => [day, recall] as const));
  const today = schedule.today(now);
  const shown = all.filter(({ from }) => from > today - 7 * weeks);
  const wanted = schedule.settings.retention;
  const asked = shown.reduce((sum, week) => sum + week.asked, 0);
  const known = shown.reduce((sum, week) => sum + week.known, 0);
  const section = {
    id: 'retention',
    title: 'Recall of what was learned',
    table: {
      head: ['Week from', 'Recalled', 'Reviews'],
      rows: shown.map((week) => [
        dayToIso(week.from),
        percentText(week.known / week.asked),
        String(week.asked),
      ]),
    },
    basis: `Of the items that came back on a later day, the share that you did not have to rate *again*. The schedule aims at the retention in your settings, now ${percentText(wanted)}: a lower share means that intervals are too long for you, a higher one that you could do with fewer reviews.`,
  };
  if (asked === 0)
    return { ...section, summary: ['Nothing has come back for review yet: items do from the day after on.'] };
  return {
    ...section,
    summary: [
      `${known} of ${count(asked, 'review')} recalled in the last ${weeks} weeks: ${percentText(known / asked)}, where ${percentText(wanted)} are wanted.`,
    ],
    chart: {
      kind: 'lines',
      x: { label: 'Weeks ago', isLog: false },
      y: { label: 'Recalled in %', isLog: false },
      series: [
        {
          name: 'Recalled',
          points: shown.map((week): [number, number] => [
            (week.from - weekOf(today)) / 7,
            (100 * week.known) / week.asked,
          ]),
        },
      ],
      dots: shown.map((week) => ({
        x: (week.from - weekOf(today)) / 7,
        y: (100 * week.known) / week.asked,
        label: '',
      })),
      limits: [{ y: 100 * wanted, label: `wanted ${percentText(wanted)}` }],
    },
  };
}

/** What falls due on the next days. */
export function forecastSection({ index, schedule, now }: DashboardSources): DashboardSection {
  const drawn = forecastPlot.draw({ days: forecastDays }, { index: [...index], schedule, now });
  return { id: 'forecast', title: 'Reviews to come', ...drawn, basis: forecastPlot.assumptions };
}

/** Weeks with reviews, oldest first. */
function recallByWeek(days: readonly (readonly [LearnerDay, { asked: number; known: number }])[]): Week[] {
  const byWeek = new Map<LearnerDay, Week>();
  for (const [day, { asked, known }] of days) {
    if (asked === 0) continue;
    const from = weekOf(day);
    const week = byWeek.get(from) ?? { from, asked: 0, known: 0 };
    byWeek.set(from, { from, asked: week.asked + asked, known: week.known + known });
  }
  return [...byWeek.values()].sort((a, b) => a.from - b.from);
}

/** The Monday of a day's week; 1 January 1970 was a Thursday. */
function weekOf(day: LearnerDay): LearnerDay {
  return day - ((((day + 3) % 7) + 7) % 7);
}
