import assert from 'node:assert/strict';
import { h100, kvBytes, quotedNumbers } from './quotedNumbers';

describe('numbers of question mla', () => {
  const says = quotedNumbers('attention-position-longcontext/mla');
  const [layers, heads, latent, rotary, key, value, queryRank] = [61, 128, 512, 64, 128, 128, 1536];
  const context = 32_768;
  const token = (latent + rotary) * layers * 2;
  const expandedToken = heads * (key + rotary + value) * layers * 2;
  const expansion = 2 * latent * heads * (key + value);
  const absorbedPair = heads * 2 * (latent + rotary + latent);
  const expandedPair = heads * 2 * (key + rotary + value);
  const half = 0.5 * h100.flops;

  it('sizes the cache', () => {
    says('\\cdot61\\cdot2=«70{,}272»$ B', token);
    says('(512 + 64) x 61 x 2 = «70,272» bytes', token);
    says('values of 128 would be «5.0» MB', expandedToken / 1e6);
    says('5.0 MB, «71» times as much', expandedToken / token);
    says('70,272 bytes, «71» times less', expandedToken / token);
    says('«70» kilobytes per token instead of 5 megabytes', token / 1e3);
    says('its own heads expanded the factor is «71»', expandedToken / token);
  });

  it('costs the expansion', () => {
    says('\\cdot256=«33.6»$ MFLOP per cached token', expansion / 1e6);
    says('every step, «33.6» MFLOP per cached token', expansion / 1e6);
    says('«34» megaFLOP per cached token and layer', expansion / 1e6);
    const step = expansion * context * layers;
    says('$«6.7»\\cdot10^{13}$ FLOP per generated token at 32,768', step / 1e13);
    says('«6.7»e13 FLOP per generated token', step / 1e13);
    says('at 32,768, «136» ms at half', (1e3 * step) / half);
    says('=«278{,}528»$ FLOP per cached token', absorbedPair);
    says('cached token, «120» times less than the expansion', expansion / absorbedPair);
    says('that is «120» times the absorbed attention', expansion / absorbedPair);
    says('=«81{,}920»$ FLOP, where', expandedPair);
    says('the absorbed form needs «3.4» times', absorbedPair / expandedPair);
    says('a pair costs «3.4» times less', absorbedPair / expandedPair);
    says('is about «171» query tokens', expansion / (absorbedPair - expandedPair));
  });

  it('agrees with the formula for the break-even', () => {
    const formula = (latent * (key + value)) / (2 * latent + rotary - (key + rotary + value));
    assert.ok(Math.abs(formula - expansion / (absorbedPair - expandedPair)) < 1e-9);
  });

  it('finds the same scores on latents as on keys', () => {
    const up = [
      [1, -2, 0.5],
      [0.25, 3, -1],
    ];
    const [c, q] = [
      [0.5, 2, -1],
      [2, -1],
    ];
    const dot = (a: number[], b: number[]): number => a.reduce((total, x, i) => total + x * b[i]!, 0);
    const onKeys = dot(
      up.map((row) => dot(row, c)),
      q,
    );
    const absorbed = c.map((_, j) =>
      dot(
        up.map((row) => row[j]!),
        q,
      ),
    );
    assert.ok(Math.abs(onKeys - dot(c, absorbed)) < 1e-12);
  });

  it('moves to the ridge', () => {
    const bytes = (latent + rotary) * 2;
    says('The «1,152» bytes of a token', bytes);
    says('128 queries, «242» FLOP per byte, near the ridge', absorbedPair / bytes);
    says('near the ridge of «295»', h100.flops / h100.bandwidth);
    says('it reads «2.3» GB', (token * context) / 1e9);
    says('2.3 GB, «0.69» ms', (1e3 * token * context) / h100.bandwidth);
    says('and computes «0.56» ms at peak', (1e3 * absorbedPair * context * layers) / h100.flops);
    says('halves to «121» FLOP per byte', absorbedPair / bytes / 2);
  });

  it('keeps the factors', () => {
    says('hold «262,144» weights', queryRank * key + key * latent);
    says('their product «786,432», three', queryRank * latent);
    says('1/sqrt(«192»)', key + rotary);
  });

  it('answers the follow-ups', () => {
    says('against 70,272 bytes per token, «3.6» times', kvBytes(layers, 8, 128) / token);
    says('«249,856» against 70,272', kvBytes(layers, 8, 128));
    says('values of a token: «2,048» numbers', 2 * 8 * 128);
    says('MFLOP $=«1.0»\\cdot10^{12}$', (30_000 * expansion) / 1e12);
    says('length take «2.5» GB per layer', (30_000 * expandedToken) / layers / 1e9);
  });
});

describe('numbers of question sparse-attention', () => {
  const says = quotedNumbers('attention-position-longcontext/sparse-attention');
  const [context, selected, layers] = [131_072, 2048, 61];
  const attention = 128 * 2 * (576 + 512);
  const indexer = 64 * 2 * 128;
  const [latentBytes, indexBytes] = [576 * 2 * layers, 128 * layers];
  const dense = context * attention;
  const sparse = selected * attention + context * indexer;

  it('counts the FLOPs of a query', () => {
    says('MLA costs «278,528» FLOP', attention);
    says('=«16{,}384»$. That', indexer);
    says('That is a «17»th', attention / indexer);
    says('dense attention | «36.5»', dense / 1e9);
    says('tokens | «0.57»', (selected * attention) / 1e9);
    says('indexer | «2.15»', (context * indexer) / 1e9);
    says('36.5 becomes «2.7»', sparse / 1e9);
    says('a factor of «13», not 64', dense / sparse);
    says('not «64», and the indexer', context / selected);
    says('the indexer is «79»% of what remains', (100 * context * indexer) / sparse);
    says('factor tends to «17»', attention / indexer);
    says('to «34» in time', (2 * attention) / indexer);
    says('Below «2,176» tokens', (selected * attention) / (attention - indexer));
    const expanded = 128 * 2 * (192 + 128);
    says('keys costs «81,920» FLOP', expanded);
    says('a factor of «4.0» and', (context * expanded) / sparse);
    says('the limit is «5».', expanded / indexer);
  });

  it('counts bytes', () => {
    says('«7,808» B beside 70,272', indexBytes);
    says('beside «70,272», 11% more', latentBytes);
    says('70,272, «11»% more', (100 * indexBytes) / latentBytes);
    says('from «9.2» GB to', (context * latentBytes) / 1e9);
    const read = selected * latentBytes + context * indexBytes;
    says('to «1.2» GB, 7.9 times', read / 1e9);
    says('1.2 GB, «7.9» times', (context * latentBytes) / read);
  });

  it('counts the training tokens', () => {
    says('heads («2.1»B tokens), then the whole', (1000 * 16 * context) / 1e9);
    says('the selection on («944»B)', (15_000 * 480 * context) / 1e9);
  });

  it('counts the tokens that NSA loads', () => {
    const loaded = (length: number): number => (length - 32) / 16 + 1 + 16 * 64 + 512;
    assert.equal(Math.ceil(loaded(65_536) / 16) * 16, 5632);
    says('a query loads 5,632, «11.6» times fewer', 65_536 / 5632);
    says('at 8K the same ratio is «4»', 8192 / loaded(8192));
  });

  it('answers the follow-ups', () => {
    says('B are «2.4» MB per layer', (selected * 1152) / 1e6);
    const token = selected * latentBytes;
    says('per layer, «144» MB per token', token / 1e6);
    says('61 layers: «2.9» ms', (1e3 * token) / 50e9);
    says('against «0.04» ms from HBM', (1e3 * token) / h100.bandwidth);
    says('of 32 it is «92» ms', (1e3 * 32 * token) / 50e9);
    const wider = 2 * selected * attention + context * indexer;
    says('from 0.57 to «1.14» GFLOP', (2 * selected * attention) / 1e9);
    says('stays: «3.29» instead', wider / 1e9);
    says('instead of «2.72», 21% more', sparse / 1e9);
    says('2.72, «21»% more', 100 * (wider / sparse - 1));
    says('falls from 13 to «11»', dense / wider);
  });
});

describe('numbers of question sliding-window-sinks', () => {
  const says = quotedNumbers('attention-position-longcontext/sliding-window-sinks');
  const layerToken = kvBytes(1, 16, 128);
  const [layers, long] = [62, 131_072];
  const globals = Math.floor(layers / 6);
  const locals = layers - globals;
  const local = (window: number): number => locals * window * layerToken;
  const hybrid = (tokens: number, window = 1024): number => globals * tokens * layerToken + local(window);

  it('sizes both caches', () => {
    says('=«8{,}192»$ B per layer', layerToken);
    says('Of 62 layers «10» are global', globals);
    says('are global, «52» local', locals);
    says('all 62 layers global | «66.6»', (layers * long * layerToken) / 1e9);
    says('10 global layers | «10.74»', (globals * long * layerToken) / 1e9);
    says('1,024 tokens each | «0.44»', local(1024) / 1e9);
    says('together | «11.2»', hybrid(long) / 1e9);
    assert.equal(Math.round((layers * long * layerToken) / hybrid(long)), 6);
  });

  it('finds the global layers in charge', () => {
    says('global layers hold «96»% of what is left', (100 * globals * long * layerToken) / hybrid(long));
    says('the factor tends to 62/10 = «6.2»', layers / globals);
    says('A window of 512 would save another «2»%', 100 * (1 - hybrid(long, 512) / hybrid(long)));
    const pairs = (long * (long + 1)) / 2;
    const windowed = (1024 * 1025) / 2 + (long - 1024) * 1024;
    says(
      'scores fall to «17»% of the pairs',
      (100 * (globals * pairs + locals * windowed)) / (layers * pairs),
    );
    says('1023=«53{,}196»$ at the very best', locals * 1023);
  });

  it('removes a sink', () => {
    const share = Math.exp(8) / (Math.exp(8) + 1000);
    says('=«75»\\%$. Evict', 100 * share);
    says('weight becomes «4.0» times as large', 1 / (1 - share));
  });

  it('halves the cache once more', () => {
    says('The window brings «0.22» GB', (hybrid(long) - hybrid(long, 512)) / 1e9);
    const half = (globals * long * layerToken) / 2;
    says('global layers brings «5.37» GB', half / 1e9);
    says('GB: «5.8» GB remain', (hybrid(long) - half) / 1e9);
    says('remain, «48»% less', (100 * half) / hybrid(long));
    says('global «0.67» GB', (globals * 8192 * layerToken) / 1e9);
    says('against «4.16» GB', (layers * 8192 * layerToken) / 1e9);
    says('a factor of «3.8», and there', (layers * 8192 * layerToken) / hybrid(8192));
  });
});

describe('numbers of question context-extension', () => {
  const says = quotedNumbers('attention-position-longcontext/context-extension');
  const [size, base, trained, factor] = [128, 10_000, 4096, 8];
  const pairs = Array.from({ length: size / 2 }, (_, i) => i);
  const turns = pairs.map((i) => (trained * base ** ((-2 * i) / size)) / (2 * Math.PI));
  const ntkBase = base * factor ** (size / (size - 2));
  const slowed = (newBase: number, i: number): number => (newBase / base) ** ((2 * i) / size);

  it('counts turns', () => {
    says('the first «652», the last', turns[0]!);
    says('the last «0.075».', turns.at(-1)!);
    says('$i\\ge«46»$, 18 pairs', turns.filter((r) => r >= 1).length);
    says('46$, «18» pairs, never', turns.filter((r) => r < 1).length);
    says('left alone («21» pairs)', turns.filter((r) => r > 32).length);
    says('divided by 8 («18»)', turns.filter((r) => r < 1).length);
    says('a linear ramp («25»)', turns.filter((r) => r >= 1 && r <= 32).length);
  });

  it('compares the methods', () => {
    says('| NTK-aware | «1» | 4.6', slowed(ntkBase, 0));
    says('NTK-aware | 1 | «4.6» | 8', slowed(ntkBase, 46));
    says('| 4.6 | «8» |', slowed(ntkBase, 63));
    assert.equal(Math.round(ntkBase / 100) * 100, 82_700);
    says('still runs «1.75» times past its range', factor / slowed(ntkBase, 46));
    assert.equal(Math.round((base * factor ** (64 / 46)) / 100), 1805);
    says('neighbours are «0.125» rad apart', 1 / factor);
  });

  it('sharpens the softmax', () => {
    const attention = 0.1 * Math.log(factor) + 1;
    says('+1=«1.208»$ each', attention);
    says('the logits by «1.459». It', attention ** 2);
  });

  it('checks a larger base', () => {
    says('pair 46 by «16.6», more', slowed(500_000, 46));
    says('pair 8 by «1.6», but', slowed(500_000, 8));
    assert.ok(slowed(500_000, 46) > 16);
  });
});
