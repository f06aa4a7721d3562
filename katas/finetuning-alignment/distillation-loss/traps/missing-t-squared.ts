/**
 * @title Leaves out the factor T squared
 * @question distillation
 *
 * The divergence was used without its factor. At temperature T both the student's logits and the teacher's
 * differences are divided by T, so the gradient is smaller by about T squared; at T = 4 the soft part would
 * hardly count beside the labels. The factor restores its weight.
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
      const softSlope = (1 / temperature) * (Math.exp(logQ[c]!) - Math.exp(logP[c]!));
      const hardSlope = Math.exp(logAtOne[c]!) - (c === label ? 1 : 0);
      return (alpha * softSlope + (1 - alpha) * hardSlope) / n;
    });
  });
  const soft = divergence;
  return { loss: alpha * soft + (1 - alpha) * hard, soft, hard, grad };
}

function logSoftmax(logits: number[]): number[] {
  const largest = Math.max(...logits);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
  const logTotal = Math.log(total);
  return logits.map((logit) => logit - largest - logTotal);
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
