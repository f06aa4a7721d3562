import { isTimeZone } from './learnerDay';

export interface ScheduleSettings {
  /** IANA name of the zone that the learner is in now. */
  zone: string;
  /** Hour of the wall clock at which the learner's day starts, 0-23. */
  dayStartHour: number;
  /** Wanted chance of recall when an item falls due, 0.8-0.97. */
  retention: number;
  /** Longest interval in days. */
  maximumInterval: number;
  newPerDay: number;
  reviewsPerDay: number;
  /** An item forgotten this many times is a leech. */
  leechLapses: number;
  /** Minutes after which an item rated `again` comes back on the same day. */
  againMinutes: number;
  /** Spreads intervals a little, by item and review, so that what was learned together does not stay together. */
  fuzz: boolean;
}

export const defaultSettings: ScheduleSettings = {
  zone: 'UTC',
  dayStartHour: 4,
  retention: 0.9,
  maximumInterval: 365,
  newPerDay: 8,
  reviewsPerDay: 60,
  leechLapses: 8,
  againMinutes: 10,
  fuzz: true,
};

const ranges = {
  dayStartHour: [0, 23],
  retention: [0.8, 0.97],
  maximumInterval: [1, 36_500],
  newPerDay: [0, 9999],
  reviewsPerDay: [0, 9999],
  leechLapses: [1, 99],
  againMinutes: [1, 720],
} as const;

/** Settings as a user may have typed them, made usable: numbers clamped to their ranges, the rest defaulted. */
export function usableSettings(given: Partial<Record<keyof ScheduleSettings, unknown>>): ScheduleSettings {
  const settings = { ...defaultSettings };
  for (const name of Object.keys(ranges) as (keyof typeof ranges)[]) {
    const value = given[name];
    if (typeof value !== 'number' || !Number.isFinite(value)) continue;
    const [low, high] = ranges[name];
    const clamped = Math.min(Math.max(value, low), high);
    settings[name] = name === 'retention' ? clamped : Math.round(clamped);
  }
  if (typeof given.zone === 'string' && isTimeZone(given.zone)) settings.zone = given.zone;
  if (typeof given.fuzz === 'boolean') settings.fuzz = given.fuzz;
  return settings;
}
