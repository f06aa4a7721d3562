import type { TopicId } from '../content/topics';

/** The parts of a mock interview, in order. */
export const phaseIds = ['warm-up', 'deep-dive', 'hands-on', 'design', 'closing'] as const;
export type PhaseId = (typeof phaseIds)[number];

/** The parts between warm-up and closing: how long each is depends on the role. */
export type CorePhase = 'deep-dive' | 'hands-on' | 'design';

/** What an interview for a role asks about. */
export interface RoleProfile {
  id: string;
  title: string;
  /** How likely a topic is, in any unit; topics that are not named come up only where these have nothing. */
  topics: Partial<Record<TopicId, number>>;
  /** How the time between warm-up and closing is shared out, in any unit. */
  shares: Record<CorePhase, number>;
  /** 0-1: how likely the hands-on part is a kata rather than drills, where there are both. */
  kataShare: number;
  /** What a candidate for this role might ask at the end. */
  closing: string[];
}

export const roleProfiles: readonly RoleProfile[] = [
  {
    id: 'llm-systems',
    title: 'LLM systems engineer',
    topics: {
      'inference-serving': 4,
      'attention-position-longcontext': 3,
      'hardware-distributed-training': 3,
      'moe-ssm-hybrids': 2,
      'scaling-optimization-numerics': 2,
      'transformer-architecture': 2,
    },
    shares: { 'deep-dive': 4, 'hands-on': 4, design: 3 },
    kataShare: 0.6,
    closing: [
      'Which latency and cost targets is the serving stack held to, and who sets them?',
      'What limits throughput today: memory, bandwidth, scheduling or people?',
      'How does a change to a kernel or to the scheduler get to production?',
    ],
  },
  {
    id: 'research',
    title: 'Research engineer',
    topics: {
      'finetuning-alignment': 3,
      'reasoning-rl-testtime': 3,
      'lm-foundations': 2,
      'transformer-architecture': 3,
      'scaling-optimization-numerics': 3,
      'attention-position-longcontext': 2,
      'evaluation-safety': 2,
    },
    shares: { 'deep-dive': 5, 'hands-on': 5, design: 1 },
    kataShare: 0.85,
    closing: [
      'How is it decided which ideas get a large run?',
      'What was the last result here that did not replicate, and what came of it?',
      'How much of the week goes to infrastructure, and who owns it?',
    ],
  },
  {
    id: 'applied-rag',
    title: 'Applied engineer, RAG and agents',
    topics: {
      'rag-agents-product': 5,
      'evaluation-safety': 3,
      'inference-serving': 2,
      'finetuning-alignment': 2,
      'tokenization-data': 2,
      'lm-foundations': 1,
    },
    shares: { 'deep-dive': 4, 'hands-on': 3, design: 4 },
    kataShare: 0.5,
    closing: [
      'How do you know that an answer was good once it has left the system?',
      'Which part of the pipeline fails most often, and how do you find out?',
      'Who decides that a feature is safe enough to ship?',
    ],
  },
  {
    id: 'ml-infrastructure',
    title: 'ML infrastructure engineer',
    topics: {
      'hardware-distributed-training': 5,
      'scaling-optimization-numerics': 3,
      'inference-serving': 3,
      'moe-ssm-hybrids': 2,
      'tokenization-data': 1,
    },
    shares: { 'deep-dive': 4, 'hands-on': 3, design: 4 },
    kataShare: 0.35,
    closing: [
      'What share of cluster time is lost to failures and restarts, and how is it measured?',
      'How do researchers get accelerators, and who settles conflicts?',
      'Which parts of the stack are built here, and which would you buy today?',
    ],
  },
];
