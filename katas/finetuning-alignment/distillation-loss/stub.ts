/**
 * The distillation loss of a batch and its gradient with respect to the student's logits.
 *
 * soft = T^2 * mean KL(softmax(teacher / T) || softmax(student / T)), hard = mean cross-entropy of the student
 * at temperature 1 with the labels, loss = alpha * soft + (1 - alpha) * hard.
 *
 * Throws a RangeError for: no rows or classes; shapes that differ or are ragged; another number of labels than
 * rows; a label that is no class; a temperature not above 0; alpha outside [0, 1].
 */
export function distillLoss(
  student: number[][],
  teacher: number[][],
  labels: number[],
  temperature: number,
  alpha: number,
): { loss: number; soft: number; hard: number; grad: number[][] } {
  throw new Error('TODO');
}
