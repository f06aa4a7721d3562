import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { h100, quotedNumbers } from './quotedNumbers';

describe('guides', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: { commands: { title: string; category: string }[] };
  };
  const titles = new Set(contributes.commands.map(({ category, title }) => `${category}: ${title}`));

  for (const file of readdirSync('questions/guides'))
    it(`name commands that there are, in ${file}`, () => {
      const text = readFileSync(`questions/guides/${file}`, 'utf8').replace(/\s+/g, ' ');
      const named = [...text.matchAll(/\*\*(Interview Coach: [^*]+)\*\*/g)].map(([, name = '']) => name);
      assert.deepEqual(
        named.filter((name) => !titles.has(name)),
        [],
      );
    });

  it('name at least a dozen commands in the one on practice', () => {
    const text = readFileSync('questions/guides/how-to-practise.md', 'utf8');
    assert.ok(new Set(text.match(/\*\*Interview Coach: [^*]+\*\*/g)).size >= 12);
  });
});

describe('numbers of the guide common-mistakes', () => {
  const says = quotedNumbers('guides/common-mistakes');

  it('counts requests in flight', () => {
    says('12 s each are «400» in flight', (10_000 / 300) * 12);
  });

  it('states the ridge and the intensity of decoding', () => {
    says('a ridge of «295» on an H100', h100.flops / h100.bandwidth);
    says('about «1» FLOP per byte', 2 / 2);
  });

  it('prices four times the tokens', () => {
    const flops = (n: number): number => 24 * n * 4096 ** 2 + 2 * n ** 2 * 4096;
    says('cost «4.5» times the FLOPs', flops(8192) / flops(2048));
  });

  it('gives an interval and the agreement by chance', () => {
    says('±«5.5» points', 196 * Math.sqrt((0.8 * 0.2) / 200));
    says('agree in «82»% by luck', 100 * (0.9 ** 2 + 0.1 ** 2));
  });
});
