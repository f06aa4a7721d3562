import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  dayByOffset,
  dayStart,
  dayToIso,
  isTimeZone,
  learnerDay,
  zoneOffset,
} from '../../../../src/core/scheduling/learnerDay';

const minute = 60_000;
const hour = 60 * minute;
const dateAt = (iso: string, zone: string, startHour = 4): string =>
  dayToIso(learnerDay(Date.parse(iso), zone, startHour));

const zones = [
  'UTC',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Europe/London',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Antarctica/Troll',
  'Africa/Casablanca',
];
const instant = fc.integer({ min: Date.UTC(2005, 0, 1) / minute, max: Date.UTC(2030, 0, 1) / minute });

describe('zoneOffset', () => {
  it('knows whole, half and quarter hours, and summer time', () => {
    const winter = Date.UTC(2026, 0, 15);
    assert.deepEqual(
      ['UTC', 'Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Chatham', 'America/New_York'].map((zone) =>
        zoneOffset(winter, zone),
      ),
      [0, 330, 345, 825, -300],
    );
    assert.equal(zoneOffset(Date.UTC(2026, 6, 15), 'America/New_York'), -240);
  });

  it('is not thrown off by seconds and milliseconds', () => {
    assert.equal(zoneOffset(Date.UTC(2026, 0, 15, 3, 4, 59, 999), 'Asia/Kathmandu'), 345);
  });
});

describe('isTimeZone', () => {
  it('tells names of zones from other text', () => {
    assert.deepEqual(['Europe/Berlin', 'Berlin', ''].map(isTimeZone), [true, false, false]);
  });
});

describe('learnerDay', () => {
  it('begins at the chosen hour of the wall clock', () => {
    assert.equal(dateAt('2026-06-10T01:59:00Z', 'Europe/Berlin'), '2026-06-09');
    assert.equal(dateAt('2026-06-10T02:00:00Z', 'Europe/Berlin'), '2026-06-10');
    assert.equal(dateAt('2026-06-09T22:00:00Z', 'Europe/Berlin', 0), '2026-06-10');
  });

  it('begins at that hour of the wall clock on the days of the change of clocks too', () => {
    assert.equal(dateAt('2026-03-29T01:59:00Z', 'Europe/Berlin'), '2026-03-28'); // 03:59, summer time
    assert.equal(dateAt('2026-03-29T02:00:00Z', 'Europe/Berlin'), '2026-03-29');
    assert.equal(dateAt('2026-10-25T02:59:00Z', 'Europe/Berlin'), '2026-10-24'); // 03:59, winter time
    assert.equal(dateAt('2026-10-25T03:00:00Z', 'Europe/Berlin'), '2026-10-25');
  });

  it('begins once when clocks go back over its start', () => {
    // until 2011 Newfoundland set its clocks back at one minute past midnight
    assert.equal(dateAt('2010-11-07T02:30:00Z', 'America/St_Johns', 0), '2010-11-07');
    assert.equal(dateAt('2010-11-07T02:31:00Z', 'America/St_Johns', 0), '2010-11-07');
    assert.equal(dateAt('2010-11-07T03:30:00Z', 'America/St_Johns', 0), '2010-11-07');
  });

  it('leaves out a date that a whole country left out', () => {
    assert.equal(dateAt('2011-12-30T09:59:00Z', 'Pacific/Apia', 0), '2011-12-29');
    assert.equal(dateAt('2011-12-30T10:00:00Z', 'Pacific/Apia', 0), '2011-12-31');
  });

  it('never goes back and skips no day, in any zone and at any start', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        instant,
        fc.integer({ min: 1, max: 30 * 60 }),
        (zone, startHour, from, step) => {
          const [before, after] = [from, from + step].map((at) => learnerDay(at * minute, zone, startHour));
          assert.ok(after! >= before!);
          assert.ok(after! - before! <= Math.ceil((step + 180) / 1440));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('dayStart', () => {
  it('divides time into days that follow one another without gap or overlap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        instant,
        (zone, startHour, at) => {
          const day = learnerDay(at * minute, zone, startHour);
          const [from, to] = [dayStart(day, zone, startHour), dayStart(day + 1, zone, startHour)];
          assert.ok(from <= at * minute && at * minute < to);
          assert.equal(learnerDay(from - 1, zone, startHour), day - 1);
          assert.ok(to - from >= 21 * hour && to - from <= 27 * hour);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is the moment of the change where the hour does not exist', () => {
    const day = learnerDay(Date.parse('2026-03-08T18:00:00Z'), 'America/New_York', 2);
    assert.equal(new Date(dayStart(day, 'America/New_York', 2)).toISOString(), '2026-03-08T07:00:00.000Z');
  });
});

describe('dayByOffset', () => {
  it('agrees with the zone where clocks stand still', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 23 }), (at, startHour) => {
        assert.equal(
          dayByOffset(at * minute, 345, startHour),
          learnerDay(at * minute, 'Asia/Kathmandu', startHour),
        );
      }),
    );
  });
});
