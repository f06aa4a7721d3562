import assert from 'node:assert/strict';
import { readQuantity } from '../../../../src/core/drills/quantity';

function value(text: string, unit: string): number | string {
  const read = readQuantity(text, unit);
  return read.ok ? Number(read.value.toPrecision(9)) : read.message;
}

describe('readQuantity', () => {
  const readings: [string, string, number][] = [
    ['1.34 GB', 'GB', 1.34],
    ['1.25GiB', 'GB', 1.34217728],
    ['1342 MB', 'GB', 1.342],
    ['1.342e9 bytes', 'GB', 1.342],
    ['about 1.3 gb', 'GB', 1.3],
    ['1.3', 'GB', 1.3],
    ['2 TB', 'GB', 2000],
    ['5.9e23', 'FLOP', 5.9e23],
    ['5.9 × 10^23 FLOPs', 'FLOP', 5.9e23],
    ['5.9·10²³', 'FLOP', 5.9e23],
    ['588 ZFLOP', 'FLOP', 5.88e23],
    ['2.4x', 'x', 2.4],
    ['2,4 times', 'x', 2.4],
    ['18 %', '%', 18],
    ['18 percent', '%', 18],
    ['147,455 $', '$', 147_455],
    ['$147k', '$', 147_000],
    ['$1.2 million', '$', 1.2e6],
    ['69B', 'parameters', 6.9e10],
    ['69 billion parameters', 'parameters', 6.9e10],
    ['1.13e10', 'parameters', 1.13e10],
    ['6.8', 'million', 6.8],
    ['6,815,744', 'million', 6.815744],
    ['6.8M', 'million', 6.8],
    ['12.9B', 'billion', 12.9],
    ['12.9', 'billion', 12.9],
    ['55 sequences', 'sequences', 55],
    ['197 tok/s', 'token/s', 197],
    ['197 tokens per second', 'token/s', 197],
    ['0.2 ktoken/s', 'token/s', 200],
    ['566 ms', 's', 0.566],
    ['0.0545 s', 'ms', 54.5],
    ['295 FLOP/B', 'FLOP/B', 295],
    ['295 flops per byte', 'FLOP/B', 295],
    ['1 234 567', 'parameters', 1_234_567],
    ['1.234.567', 'parameters', 1_234_567],
    ['1.234,5', 'parameters', 1234.5],
  ];
  for (const [text, unit, expected] of readings) {
    it(`reads "${text}" as an amount of ${unit}`, () => assert.equal(value(text, unit), expected));
  }

  it('says what it could not read', () => {
    assert.match(String(value('', 'GB')), /Type a number/);
    assert.match(String(value('lots', 'GB')), /"lots" does not start with a number/);
    assert.match(String(value('3 furlongs', 'GB')), /"furlongs".*GB|another kind of quantity than GB/);
    assert.match(String(value('3 s', 'GB')), /another kind of quantity than GB/);
    assert.match(String(value('3 bananas', 'sequences')), /"bananas" is not understood/);
    assert.match(String(value('18 GB', '%')), /percentage/);
  });

  it('says how it understood the text', () => {
    const read = readQuantity('1.25 GiB', 'GB');
    assert.equal(read.ok && read.understood, '1.342 GB');
  });
});
