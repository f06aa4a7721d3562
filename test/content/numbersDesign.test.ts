import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseDesignFile } from '../../src/core/content/designFile';
import { h100, kvBytes, quotedNumbers } from './quotedNumbers';

/** The numbers of a drill by id: the expected value, and the wrong ones by their own ids. */
function numbersOf(id: string): Map<string, { expected: number; wrong: Record<string, number> }> {
  const parsed = parseDesignFile(id, id, readFileSync(`questions/design/${id}.md`, 'utf8'));
  assert.ok(parsed.ok);
  const all = parsed.value.design.stages.flatMap(({ numbers = [] }) => numbers);
  return new Map(
    all.map(({ id, expected, wrong }) => [
      id,
      { expected, wrong: Object.fromEntries(wrong.map((one) => [one.id, one.value])) },
    ]),
  );
}

/** Holds the numbers that a drill asks for against computed ones; every number and wrong result has to be named. */
function holds(id: string, computed: Record<string, [number, Record<string, number>]>): void {
  const authored = numbersOf(id);
  assert.deepEqual([...authored.keys()].sort(), Object.keys(computed).sort());
  const near = (actual: number | undefined, wanted: number, what: string): void =>
    assert.ok(
      actual !== undefined && Math.abs(actual / wanted - 1) < 2e-3,
      `${id} ${what}: ${actual}, computed ${wanted}`,
    );
  for (const [name, [expected, wrong]] of Object.entries(computed)) {
    const number = authored.get(name);
    near(number?.expected, expected, name);
    assert.deepEqual(Object.keys(number?.wrong ?? {}).sort(), Object.keys(wrong).sort(), name);
    for (const [slip, value] of Object.entries(wrong)) near(number?.wrong[slip], value, `${name}/${slip}`);
  }
}

const kvToken = kvBytes(80, 8, 128);
const flopsPerToken = 2 * 70e9;
const node = { memory: 8 * h100.memory, flops: 8 * h100.flops * 0.5, bandwidth: 8 * h100.bandwidth * 0.6 };
const weights = 140e9;

describe('numbers of design-drill-1', () => {
  const says = quotedNumbers('design/design-drill-1');
  const rate = 10_000 / 60;
  const flight = rate * (1 + 400 * 0.05);
  const sequence = 3200 * kvToken;
  const room = 0.9 * node.memory - weights;
  const perNode = room / sequence;
  const prefill = (tokens: number): number => (rate * tokens * flopsPerToken) / node.flops;
  const cached = prefill(3000 - 1000 - 0.75 * 1600);
  const step = (weights + room) / node.bandwidth;
  const stall = (12_000 * flopsPerToken) / node.flops;
  const hourly = 19 * 20;
  const tokensPerHour = (rate * 400 * 3600) / 1e6;

  it('are the ones that are asked for', () => {
    holds('design-drill-1', {
      'request-rate': [rate, { 'sessions-are-requests': 10_000 }],
      'in-flight': [flight, { 'sessions-in-flight': 10_000, 'first-token-only': rate }],
      'kv-per-token': [kvToken, { 'keys-alone': kvToken / 2, 'query-heads': kvBytes(80, 64, 128) }],
      'sequences-per-node': [
        perNode,
        {
          'weights-forgotten': (0.9 * node.memory) / sequence,
          'keys-without-values': 2 * perNode,
        },
      ],
      'prefill-nodes': [
        cached,
        { 'no-prefix-cache': prefill(3000), 'full-peak': cached / 2, 'training-flops': 3 * cached },
      ],
      'total-nodes': [
        flight / perNode + cached,
        { 'decode-alone': flight / perNode, 'all-sessions': 10_000 / perNode + cached },
      ],
      'decode-step': [
        step * 1e3,
        { 'weights-alone': (weights / node.bandwidth) * 1e3, 'one-gpu': step * 8e3 },
      ],
      'long-prompt-stall': [stall * 1e3, { 'one-gpu-stall': stall * 8e3, 'peak-stall': stall * 0.5e3 }],
      'cost-per-million': [
        hourly / tokensPerHour,
        { 'gpu-for-node': (19 * 2.5) / tokensPerHour, 'per-request': hourly / ((rate * 3600) / 1e6) },
      ],
    });
  });

  it('are the ones that the exemplar says', () => {
    says('are «166.7» requests per second', rate);
    says('166.7\\cdot21 = «3{,}500»$ requests', flight);
    says('128\\cdot2 = «327{,}680»$ bytes', kvToken);
    says('has 3,200 tokens: «1.05» GB', sequence / 1e9);
    says('of weights, «436» GB remain', room / 1e9);
    says('so «415» sequences fit', Math.floor(perNode));
    says('all caches, «576» GB', (weights + room) / 1e9);
    says('that takes «36» ms', step * 1e3);
    says('3{,}500/415.8 = «8.4»$ nodes', flight / perNode);
    says('Without a cache «500,000» prompt tokens', rate * 3000);
    says('are «70» PFLOP/s; a node', (rate * 3000 * flopsPerToken) / 1e15);
    says('a node gives «3.96» at half', node.flops / 1e15);
    says('at half of peak: «17.7» nodes', prefill(3000));
    says('left to compute: «133,333» per second', rate * 800);
    says('per second, «4.7» nodes', cached);
    says('is worth «13» nodes', prefill(3000) - cached);
    says('«13.1» nodes on average', flight / perNode + cached);
    says('for bursts, «17.5» nodes', (flight / perNode + cached) / 0.75);
    says('19 nodes, «152» GPUs', 19 * 8);
    says("prompt's cache, «0.98» GB", (3000 * kvToken) / 1e9);
    says('between nodes, takes «2.5» ms', ((3000 * kvToken) / 400e9) * 1e3);
    says('holds a node for «0.42» s', stall);
    says('would add «167,000» prompt tokens', Math.round((rate * 0.01 * 100_000) / 1000) * 1000);
    says('each with «33» GB of cache', (100_000 * kvToken) / 1e9);
    says('about «194» requests are on it', flight / 18);
    says("That's 194 prefills of 3,200 tokens, «622,000» tokens", Math.round((flight / 18) * 3.2) * 1000);
    const replay = ((flight / 18) * 3200 * flopsPerToken) / node.flops;
    says('tokens or «22» node-seconds', replay);
    says("by priority it's «1.3» s each", replay / 17);
    says('are «380» dollars an hour', hourly);
    says('an hour, «277,000» a month', Math.round((hourly * 730) / 1000) * 1000);
    says('we produce «240» million output', tokensPerHour);
    says('output tokens: «1.58» dollars', hourly / tokensPerHour);
    says("of the peak, it's «4» dollars", hourly / tokensPerHour / 0.4);
    const fp8 = flight / ((room + weights / 2) / sequence) + cached / 2;
    assert.equal(Math.round(flight / perNode + cached - fp8), 4);
  });
});

describe('numbers of design-drill-2', () => {
  const says = quotedNumbers('design/design-drill-2');
  const flops = 6 * 7e9 * 2e12;
  const achieved = h100.flops * 0.4;
  const seconds = flops / (256 * achieved);
  const hours = flops / achieved / 3600;
  const perGpu = (1024 * 4096) / 256;
  const step = (6 * 7e9 * perGpu) / achieved;
  const memory = (4 * 7e9 + (12 * 7e9) / 256) / 1e9;
  const between = 50_000 / 256;
  const interval = (gap: number, factor = 2): number => Math.sqrt(factor * 4.2 * gap * 3600);

  it('are the ones that are asked for', () => {
    holds('design-drill-2', {
      'total-flops': [flops, { 'forward-alone': flops / 3 }],
      days: [
        seconds / 86_400,
        { 'full-peak': (seconds * 0.4) / 86_400, 'sparse-peak': seconds / 86_400 / 2 },
      ],
      'memory-per-gpu': [memory, { 'not-sharded': 112, 'all-sharded': 112 / 256 }],
      'step-time': [step, { 'step-forward-alone': step / 3, 'step-full-peak': step * 0.4 }],
      'data-size': [8, { 'two-bytes': 4 }],
      'traffic-time': [28 / 50, { 'one-way': 14 / 50, 'stage-three': 42 / 50 }],
      'time-between-failures': [between, { 'per-gpu': 50_000, 'per-node': 50_000 / 32 }],
      'checkpoint-interval': [
        interval(between),
        { 'factor-two': interval(between, 1), 'one-gpus-failures': interval(50_000) },
      ],
      'run-cost': [hours * 2.5, { 'at-full-peak': hours * 2.5 * 0.4 }],
    });
  });

  it('are the ones that the exemplar says', () => {
    says('10^{12} = «8.4»\\cdot10^{22}$ FLOP', flops / 1e22);
    says('an H100 gives «396» TFLOP/s', achieved / 1e12);
    says('the run takes «58,982» GPU hours', hours);
    says('GPU hours: «9.6» days on 256', seconds / 86_400);
    says('4{,}096 = «4.19»$ million tokens', (1024 * 4096) / 1e6);
    says('million tokens, «16,384» per GPU', perGpu);
    says('arithmetic takes «1.74» s', step);
    says('there are «476,837» steps', 2e12 / (1024 * 4096));
    says('28 + 0.33 = «28.3»$ GB', memory);
    says('\\cdot32 = «18.3»$ GB for one', (34 * 4096 * 4096 * 32) / 1e9);
    says('in fp32 add «2.1» GB', (4096 * 128_256 * 4) / 1e9);
    says('all-gathers 14 GB of weights, 28 GB, «0.56» s', 28 / 50);
    says('takes about «1.16» s of the 1.74', (step * 2) / 3);
    says('a step takes «2.78» s', (step * 0.4) / 0.25);
    says('«2.4» million tokens per second', 2e12 / seconds / 1e6);
    says('per second are «10» MB/s', (4 * 2e12) / seconds / 1e6);
    says('is one in «195» hours', between);
    says('84 GB, «4.2» s at 20', 84 / 20);
    says('4.2\\cdot«703{,}100»}', Math.floor((between * 3600) / 100) * 100);
    says('703{,}100} = «2{,}430»\\', interval(between));
    says('one about every «40» minutes', Math.floor(interval(between) / 60));
    says('is 59,000 GPU hours, «147,000» dollars', Math.floor((hours * 2.5) / 1000) * 1000);
    says('of 21 days costs «323,000» dollars', Math.round((256 * 24 * 21 * 2.5) / 1000) * 1000);
  });

  it('take the failure rate that Llama 3 reports', () => {
    assert.ok(Math.abs((16_384 * 54 * 24) / 419 / 50_000 - 1) < 0.02);
  });
});

describe('numbers of design-drill-3', () => {
  const says = quotedNumbers('design/design-drill-3');
  const daily = 6000 * 15;
  const rate = (daily * 0.2) / 3600;
  const time = 0.8 + 300 * 0.03;
  const flight = 4 * rate * time;
  const kv = (tokens: number): number => (flight * tokens * kvToken) / 1e9;
  const chunks = 5e6 * 8;
  const attacks = daily / 5000;
  const precision = (100 * attacks * 0.95) / (attacks * 0.95 + (daily - attacks) * 0.01);
  const trace = 4 * 6300 * 4 * daily;
  const monthly = 4 * 20 * 730;

  it('are the ones that are asked for', () => {
    holds('design-drill-3', {
      'peak-rate': [rate, { 'spread-over-the-day': daily / 86_400, 'calls-for-questions': 4 * rate }],
      'calls-in-flight': [flight, { 'one-call-a-question': flight / 4, 'rate-for-flight': 4 * rate }],
      'index-memory': [
        (chunks * 1024 * 4) / 1e9,
        { 'documents-for-chunks': (5e6 * 1024 * 4) / 1e9, 'one-byte': (chunks * 1024) / 1e9 },
      ],
      'kv-in-flight': [kv(6150), { 'kv-uncached-only': kv(1650) }],
      'empty-after-filter': [100 * 0.96 ** 50, { 'share-visible': 4, 'share-hidden': 96 }],
      'eight-steps': [100 * 0.97 ** 8, { linear: 76, 'one-step': 97 }],
      'guard-precision': [precision, { 'recall-for-precision': 95 }],
      'trace-storage': [
        (trace * 250 * 7) / 1e12,
        { 'one-year': (trace * 250) / 1e12, 'one-call-stored': (trace * 250 * 7) / 4e12 },
      ],
      'question-cost': [
        monthly / (daily * 22),
        { 'per-call': monthly / (daily * 22 * 4), 'calendar-days': monthly / (daily * 30) },
      ],
    });
  });

  it('are the ones that the exemplar says', () => {
    says('15 questions are «90,000» a day', daily);
    says('busiest hour is «5» per second', rate);
    says("that's «20» model calls", 4 * rate);
    says('300\\cdot0.03 = «9.8»$ s', time);
    says("Little's law «196» are in flight", flight);
    says('four calls takes «39» s', 4 * time);
    says('bytes each is «395» GB', kv(6150));
    says('H100s has «436» GB beside', (0.9 * node.memory - weights) / 1e9);
    says("aren't cached, «30,000» per second", 4 * rate * 1500);
    says('per second, «4.2» PFLOP/s', (4 * rate * 1500 * flopsPerToken) / 1e15);
    says('PFLOP/s, «1.06» nodes', (4 * rate * 1500 * flopsPerToken) / node.flops);
    says('8 chunks are «40» million vectors', chunks / 1e6);
    says('million vectors: «164» GB', (chunks * 1024 * 4) / 1e9);
    says('floats, «41» GB in int8', (chunks * 1024) / 1e9);
    says('1% change a day is «400,000» chunks', chunks / 100);
    says('chunks, «200» s of embedding', chunks / 100 / 2000);
    says('with nothing in «13»% of', 100 * 0.96 ** 50);
    says('false alarms only «1.9»% of', precision);
    says('over eight steps is «78»%', 100 * 0.97 ** 8);
    says('nodes are «58,400» dollars', monthly);
    says("questions that's «2.9» cents", Math.floor((1000 * monthly) / (daily * 22)) / 10);
    says('Traces are «9» GB a day', trace / 1e9);
    says('a day, «15.9» TB in seven', (trace * 250 * 7) / 1e12);
  });
});
