/** The twelve topics of the bank, in the order in which the browser shows them. */
export const topics = {
  'lm-foundations': 'Language-model foundations',
  'tokenization-data': 'Tokenization and data',
  'transformer-architecture': 'Transformer architecture',
  'attention-position-longcontext': 'Attention, position and long context',
  'moe-ssm-hybrids': 'Mixture of experts, SSMs and hybrids',
  'scaling-optimization-numerics': 'Scaling, optimization and numerics',
  'hardware-distributed-training': 'Hardware and distributed training',
  'finetuning-alignment': 'Fine-tuning and alignment',
  'reasoning-rl-testtime': 'Reasoning, RL and test-time compute',
  'inference-serving': 'Inference and serving',
  'rag-agents-product': 'RAG, agents and product',
  'evaluation-safety': 'Evaluation and safety',
} as const;

export type TopicId = keyof typeof topics;

export const topicIds = Object.keys(topics) as TopicId[];
