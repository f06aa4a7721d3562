/** Answers as candidates would give them: mostly right, with the classic slips that the coach should notice. */
export const answers = {
  rope:
    'The author has treated RoPE as one more additive embedding. It is not: in every attention layer we rotate the query ' +
    'and key vectors after the projections, pair by pair, each pair with its own frequency. Because both sides are rotated, ' +
    'the dot product of query m and key n depends only on the offset m - n, which is the whole point. The values are not ' +
    'rotated. If you add a table at the bottom instead, the projection matrices mix it with the content and the relative ' +
    'structure is gone. I would not blame the flat loss on it, though: the original transformer added sinusoids at the input ' +
    'and trained well, so I would look at the learning rate and the data first. A nice side effect is that RoPE extrapolates ' +
    'to unseen lengths out of the box.',
};
