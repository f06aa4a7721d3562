/** One of the learner's days, as the count of days since 1 January 1970. It starts at an hour of their choice. */
export type LearnerDay = number;

const minute = 60_000;
const hour = 60 * minute;
const dayLength = 24 * hour;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether `zone` is an IANA time zone that this runtime knows. */
export function isTimeZone(zone: string): boolean {
  try {
    wallClock(zone);
    return true;
  } catch {
    return false; // Intl has no other way of saying so
  }
}

/** Minutes by which clocks in `zone` are ahead of UTC at `at`. Throws a RangeError for an unknown zone. */
export function zoneOffset(at: number, zone: string): number {
  const parts = wallClock(zone).formatToParts(at);
  const read = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'));
  return Math.round((wall - Math.floor(at / minute) * minute) / minute);
}

/** The learner's day by a clock that is `offset` minutes ahead of UTC. */
export function dayByOffset(at: number, offset: number, dayStartHour: number): LearnerDay {
  return Math.floor((at + offset * minute - dayStartHour * hour) / dayLength);
}

/**
 * The learner's day at `at`. It never goes back: where clocks are set back across the start of the day, the
 * new day has begun once and goes on.
 */
export function learnerDay(at: number, zone: string, dayStartHour: number): LearnerDay {
  const offset = zoneOffset(at, zone);
  const day = dayByOffset(at, offset, dayStartHour);
  const lookBack = 4 * hour; // longer than clocks are ever set back, shorter than between two changes
  const before = zoneOffset(at - lookBack, zone);
  if (before <= offset) return day;
  const change = firstInstant(at - lookBack, at, (instant) => zoneOffset(instant, zone) !== before);
  return Math.max(day, dayByOffset(change - 1, before, dayStartHour));
}

/** When a day begins: the first minute that belongs to it or to a later day, in ms since 1970. */
export function dayStart(day: LearnerDay, zone: string, dayStartHour: number): number {
  const utc = day * dayLength + dayStartHour * hour;
  return firstInstant(utc - 26 * hour, utc + 26 * hour, (at) => learnerDay(at, zone, dayStartHour) >= day);
}

/** `2026-11-24` */
export function dayToIso(day: LearnerDay): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

/** The first whole minute in (from, to] for which a condition holds that holds from some minute on. */
function firstInstant(from: number, to: number, holds: (at: number) => boolean): number {
  let [no, yes] = [Math.floor(from / minute), Math.ceil(to / minute)];
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (holds(middle * minute)) yes = middle;
    else no = middle;
  }
  return yes * minute;
}

function wallClock(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}
