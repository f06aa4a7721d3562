/**
 * KL as a difference of log-partition functions: ln Z_s - ln Z_t + sum p (t - s) / T, where p is the teacher's
 * distribution. Averages at the end.
 */
export function distillLoss(
  student: number[][],
  teacher: number[][],
  labels: number[],
  temperature: number,
  alpha: number,
): { loss: number; soft: number; hard: number; grad: number[][] } {
  demand(student.length > 0 && teacher.length === student.length && labels.length === student.length);
  demand(temperature > 0 && alpha >= 0 && alpha <= 1);

  const rows = student.map((s, i) => {
    const t = teacher[i]!;
    const y = labels[i]!;
    demand(s.length > 0 && s.length === student[0]!.length && t.length === s.length);
    demand(Object.keys(s).includes(String(y)));

    const softStudent = distribution(s, temperature);
    const softTeacher = distribution(t, temperature);
    const plain = distribution(s, 1);
    let kl = softStudent.logPartition - softTeacher.logPartition;
    for (const [c, p] of softTeacher.probs.entries()) kl += (p * (t[c]! - s[c]!)) / temperature;

    const slopes = plain.probs.map((prob, c) => {
      const soft = temperature * (softStudent.probs[c]! - softTeacher.probs[c]!);
      const hard = c === y ? prob - 1 : prob;
      return hard + alpha * (soft - hard);
    });
    return { kl, surprise: plain.logPartition - s[y]!, slopes };
  });

  const soft = temperature ** 2 * mean(rows.map(({ kl }) => kl));
  const hard = mean(rows.map(({ surprise }) => surprise));
  const grad = rows.map(({ slopes }) => slopes.map((slope) => slope / rows.length));
  return { loss: hard + alpha * (soft - hard), soft, hard, grad };
}

function distribution(logits: number[], temperature: number): { probs: number[]; logPartition: number } {
  const scaled = logits.map((logit) => logit / temperature);
  const top = scaled.reduce((a, b) => Math.max(a, b));
  const weights = scaled.map((value) => Math.exp(value - top));
  const total = weights.reduce((a, b) => a + b);
  return { probs: weights.map((weight) => weight / total), logPartition: top + Math.log(total) };
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function demand(condition: boolean): void {
  if (!condition) throw new RangeError('invalid input');
}
