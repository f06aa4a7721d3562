import fc from 'fast-check';
import { type KataCase, type KataTests, toleranceD } from '#kata';

type Kind = 'embedding' | 'hidden' | 'readout' | 'vector';

const hidden = { kind: 'hidden', fanIn: 4096, fanOut: 4096 };
const shapes: Record<Kind, object> = {
  embedding: { kind: 'embedding', fanIn: 50000, fanOut: 4096 },
  hidden,
  readout: { kind: 'readout', fanIn: 4096, fanOut: 50000 },
  vector: { kind: 'vector', fanIn: 1, fanOut: 4096 },
};

function setting(
  group: 'example' | 'hidden',
  name: string,
  args: unknown[],
  expected: [initStd: number, lr: number, outputMultiplier: number],
  route: string,
  reason?: string,
): KataCase {
  const [initStd, lr, outputMultiplier] = expected;
  return {
    name,
    group,
    call: 'mupSetting',
    args,
    expected: { initStd, lr, outputMultiplier },
    route,
    ...(reason === undefined ? {} : { reason }),
  };
}

const byTable = 'by hand, from the table of the contract';

const settings: KataCase[] = [
  setting(
    'example',
    'a hidden matrix, 16 times as wide',
    [hidden, 256, 4096, 0.01, 0.02],
    [0.005, 0.000625, 1],
    byTable,
  ),
  setting(
    'example',
    'the output head, 16 times as wide',
    [shapes.readout, 256, 4096, 0.01, 0.02],
    [0.02, 0.01, 0.0625],
    byTable,
  ),
  setting(
    'hidden',
    'the embedding, 16 times as wide',
    [shapes.embedding, 256, 4096, 0.01, 0.02],
    [0.02, 0.01, 1],
    byTable,
  ),
  setting('hidden', 'a gain, 16 times as wide', [shapes.vector, 256, 4096, 0.01, 1], [1, 0.01, 1], byTable),
  setting(
    'hidden',
    'a hidden matrix, 3 times as wide',
    [hidden, 1000, 3000, 0.006, 0.03],
    [0.0173205080756887729, 0.002, 1],
    'by hand: 0.03 divided by the root of 3, from a table of roots',
  ),
  setting(
    'hidden',
    'the output head, 3 times as wide',
    [shapes.readout, 1000, 3000, 0.006, 0.03],
    [0.03, 0.006, 1 / 3],
    byTable,
  ),
  ...(Object.keys(shapes) as Kind[]).map((kind) =>
    setting(
      'hidden',
      `the proxy itself: ${kind}`,
      [shapes[kind], 4096, 4096, 0.003, 0.05],
      [0.05, 0.003, 1],
      'by hand: at a ratio of 1 nothing changes',
      'a constant factor must not come in at the width where the setting was tuned',
    ),
  ),
  setting(
    'hidden',
    'a hidden matrix narrower than the proxy',
    [hidden, 1024, 256, 0.01, 0.02],
    [0.04, 0.04, 1],
    'by hand: the ratio is 1/4',
  ),
  setting(
    'hidden',
    'an output head narrower than the proxy',
    [shapes.readout, 1024, 256, 0.01, 0.02],
    [0.02, 0.01, 4],
    'by hand: the ratio is 1/4',
  ),
  setting(
    'hidden',
    'an embedding narrower than the proxy',
    [shapes.embedding, 1024, 256, 0.01, 0.02],
    [0.02, 0.01, 1],
    byTable,
  ),
  setting(
    'hidden',
    'a bias narrower than the proxy',
    [shapes.vector, 1024, 256, 0.01, 0.02],
    [0.02, 0.01, 1],
    byTable,
  ),
  setting(
    'hidden',
    'the second matrix of a feed-forward block',
    [{ kind: 'hidden', fanIn: 8192, fanOut: 2048 }, 512, 2048, 0.004, 0.01],
    [0.005, 0.001, 1],
    'by hand: the ratio of the widths is 4, whatever the shape',
  ),
  setting(
    'hidden',
    'the first matrix of a feed-forward block',
    [{ kind: 'hidden', fanIn: 2048, fanOut: 8192 }, 512, 2048, 0.004, 0.01],
    [0.005, 0.001, 1],
    'by hand: the ratio of the widths is 4, whatever the shape',
  ),
  setting(
    'hidden',
    'a head on a pooled vector half as wide',
    [{ kind: 'readout', fanIn: 1024, fanOut: 10 }, 512, 2048, 0.004, 0.01],
    [0.01, 0.004, 0.25],
    'by hand: the ratio of the widths is 4, whatever the shape',
  ),
  setting(
    'hidden',
    'a parameter that starts at zero',
    [hidden, 64, 256, 0.02, 0],
    [0, 0.005, 1],
    'by hand: the ratio is 4',
  ),
  setting(
    'hidden',
    'a head that starts at zero',
    [shapes.readout, 64, 256, 0.02, 0],
    [0, 0.02, 0.25],
    'by hand: the ratio is 4',
  ),
  setting(
    'hidden',
    'a frozen hidden matrix',
    [hidden, 64, 256, 0, 0.02],
    [0.01, 0, 1],
    'by hand: the ratio is 4',
  ),
  setting(
    'hidden',
    'a gain of a model with rate 0',
    [shapes.vector, 64, 256, 0, 0],
    [0, 0, 1],
    byTable,
    'zeros are allowed for every kind',
  ),
  setting(
    'hidden',
    'the smallest widths',
    [{ kind: 'hidden', fanIn: 1, fanOut: 1 }, 1, 1, 1, 1],
    [1, 1, 1],
    byTable,
    'the smallest sizes are valid',
  ),
];

function scale(
  group: 'example' | 'hidden',
  name: string,
  args: [number, number],
  expected: number,
  route: string,
): KataCase {
  return { name, group, call: 'attentionScale', args, expected, route };
}

const scales: KataCase[] = [
  scale('example', 'heads twice as large as the base', [128, 64], 0.0625, 'by hand: 8 / 128'),
  {
    ...scale('hidden', 'heads of the base size', [64, 64], 0.125, 'by hand: the standard scale 1/8'),
    reason: 'at the base size the standard scale must come out',
  },
  scale('hidden', 'heads of the base size, not a square', [48, 48], 0.144337567297406441, '1 / root of 48'),
  scale('hidden', 'heads smaller than the base', [16, 64], 0.5, 'by hand: 8 / 16'),
  scale('hidden', 'a base of one dimension', [4, 1], 0.25, 'by hand: 1 / 4'),
  scale('hidden', 'one dimension per head', [1, 9], 3, 'by hand: 3 / 1'),
  scale(
    'hidden',
    'a base that is no square',
    [256, 80],
    0.0349385621484342,
    'root of 80 from a table, / 256',
  ),
];
scales[2]!.reason = 'at the base size the standard scale must come out';

const invalid: KataCase[] = (
  [
    ['width 0', 'mupSetting', [hidden, 256, 0, 0.01, 0.02]],
    ['a negative width', 'mupSetting', [hidden, 256, -4096, 0.01, 0.02]],
    ['width NaN', 'mupSetting', [hidden, 256, NaN, 0.01, 0.02]],
    ['base width 0', 'mupSetting', [hidden, 0, 4096, 0.01, 0.02]],
    ['a negative base width', 'mupSetting', [hidden, -256, 4096, 0.01, 0.02]],
    ['base width NaN', 'mupSetting', [shapes.vector, NaN, 4096, 0.01, 0.02]],
    ['two negative widths', 'mupSetting', [hidden, -256, -4096, 0.01, 0.02]],
    ['fanIn 0', 'mupSetting', [{ ...hidden, fanIn: 0 }, 256, 4096, 0.01, 0.02]],
    ['a negative fanIn of an embedding', 'mupSetting', [{ ...shapes.embedding, fanIn: -1 }, 256, 512, 1, 1]],
    ['fanIn NaN', 'mupSetting', [{ ...hidden, fanIn: NaN }, 256, 4096, 0.01, 0.02]],
    ['fanOut 0 of a head', 'mupSetting', [{ ...shapes.readout, fanOut: 0 }, 256, 4096, 0.01, 0.02]],
    ['a negative fanOut', 'mupSetting', [{ ...hidden, fanOut: -4096 }, 256, 4096, 0.01, 0.02]],
    ['fanOut NaN of a gain', 'mupSetting', [{ ...shapes.vector, fanOut: NaN }, 256, 4096, 0.01, 0.02]],
    ['an unknown kind', 'mupSetting', [{ ...hidden, kind: 'attention' }, 256, 4096, 0.01, 0.02]],
    ['an empty kind', 'mupSetting', [{ ...hidden, kind: '' }, 256, 4096, 0.01, 0.02]],
    ['a kind that objects inherit', 'mupSetting', [{ ...hidden, kind: 'toString' }, 256, 4096, 0.01, 0.02]],
    ['an unknown kind at the base width', 'mupSetting', [{ ...hidden, kind: 'bias' }, 256, 256, 0.01, 0.02]],
    ['a negative learning rate', 'mupSetting', [hidden, 256, 4096, -0.01, 0.02]],
    ['a learning rate NaN of an embedding', 'mupSetting', [shapes.embedding, 256, 4096, NaN, 0.02]],
    ['a negative standard deviation', 'mupSetting', [shapes.readout, 256, 4096, 0.01, -0.02]],
    ['a standard deviation NaN', 'mupSetting', [hidden, 256, 4096, 0.01, NaN]],
    ['head size 0', 'attentionScale', [0, 64]],
    ['a negative head size', 'attentionScale', [-64, 64]],
    ['head size NaN', 'attentionScale', [NaN, 64]],
    ['base head size 0', 'attentionScale', [64, 0]],
    ['a negative base head size', 'attentionScale', [64, -64]],
    ['base head size NaN', 'attentionScale', [64, NaN]],
  ] as [string, string, unknown[]][]
).map(([name, call, args]) => ({
  name,
  group: 'invalid',
  call,
  args,
  reason: 'a condition of the contract',
}));

const size = fc.integer({ min: 1, max: 10000 });
const settingInput = fc.tuple(
  fc.record({ kind: fc.constantFrom(...Object.keys(shapes)), fanIn: size, fanOut: size }),
  size,
  size,
  fc.integer({ min: 1, max: 100 }).map((n) => n / 1000),
  fc.integer({ min: 1, max: 100 }).map((n) => n / 100),
);

export const tests: KataTests = {
  tolerance: toleranceD,
  cases: [...settings, ...scales, ...invalid],
  random: [
    { name: 'any kind, any widths', call: 'mupSetting', runs: 40, args: settingInput },
    { name: 'any head sizes', call: 'attentionScale', runs: 15, args: fc.tuple(size, size) },
  ],
};
