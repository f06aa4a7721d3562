/**
 * @title Takes the logarithm of a probability
 * @question distillation
 *
 * Probabilities were computed first and their logarithms afterwards. A probability that has been rounded to
 * 0 has the logarithm -Infinity, and 0 times that is NaN. A log-softmax, computed directly from the logits,
 * stays finite.
 */

export function distillLoss(
  student: number[][],
  teacher: number[][],
  labels: number[],
  temperature: number,
  alpha: number,
): { loss: number; soft: number; hard: number; grad: number[][] } {
  checkInput(student, teacher, labels, temperature, alpha);
  const n = student.length;
  let divergence = 0;
  let hard = 0;
  const grad = student.map((logits, i) => {
    const logQ = logSoftmax(logits.map((logit) => logit / temperature));
    const logP = logSoftmax(teacher[i]!.map((logit) => logit / temperature));
    const logAtOne = logSoftmax(logits);
    const label = labels[i]!;

    hard -= logAtOne[label]! / n;
    for (const [c, lp] of logP.entries()) divergence += (Math.exp(lp) * (lp - logQ[c]!)) / n;

    return logits.map((_, c) => {
      // T^2 from the loss, 1 / T from the chain rule.
      const softSlope = temperature * (Math.exp(logQ[c]!) - Math.exp(logP[c]!));
      const hardSlope = Math.exp(logAtOne[c]!) - (c === label ? 1 : 0);
      return (alpha * softSlope + (1 - alpha) * hardSlope) / n;
    });
  });
  const soft = temperature * temperature * divergence;
  return { loss: alpha * soft + (1 - alpha) * hard, soft, hard, grad };
}

function logSoftmax(logits: number[]): number[] {
  const largest = Math.max(...logits);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
  return logits.map((logit) => Math.log(Math.exp(logit - largest) / total));
}

function checkInput(
  student: number[][],
  teacher: number[][],
  labels: number[],
  temperature: number,
  alpha: number,
): void {
  const classes = student[0]?.length ?? 0;
  if (classes === 0) throw new RangeError('there are no logits');
  if (teacher.length !== student.length || labels.length !== student.length) {
    throw new RangeError('student, teacher and labels must have the same number of rows');
  }
  if ([...student, ...teacher].some((row) => row.length !== classes)) {
    throw new RangeError(`every row must have ${classes} logits`);
  }
  for (const label of labels) {
    if (!Number.isInteger(label) || label < 0 || label >= classes) throw new RangeError(`no class ${label}`);
  }
  if (!(temperature > 0)) throw new RangeError(`the temperature must be above 0, got ${temperature}`);
  if (!(alpha >= 0 && alpha <= 1)) throw new RangeError(`alpha must lie in [0, 1], got ${alpha}`);
}
