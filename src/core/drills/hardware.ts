/** An accelerator as its maker specifies it. */
export interface Accelerator {
  name: string;
  /** Dense bf16 peak in FLOP/s. The peak that data sheets print for 2:4 sparse matrices is twice this. */
  peak: number;
  /** Memory bandwidth in B/s. */
  bandwidth: number;
  /** Memory in GB (1e9 bytes). */
  memoryGB: number;
  /** The maker's data sheet. */
  url: string;
}

/** What sparse peaks are more than dense ones, on paper. */
export const sparseFactor = 2;

/** The cards that interviews talk about; one GPU, in the form with the fastest memory. */
export const accelerators: readonly Accelerator[] = [
  {
    name: 'A100 80GB SXM',
    peak: 3.12e14,
    bandwidth: 2.039e12,
    memoryGB: 80,
    url: 'https://www.nvidia.com/en-us/data-center/a100/',
  },
  {
    name: 'H100 SXM',
    peak: 9.89e14,
    bandwidth: 3.35e12,
    memoryGB: 80,
    url: 'https://www.nvidia.com/en-us/data-center/h100/',
  },
  {
    name: 'H200 SXM',
    peak: 9.89e14,
    bandwidth: 4.8e12,
    memoryGB: 141,
    url: 'https://www.nvidia.com/en-us/data-center/h200/',
  },
  {
    name: 'B200',
    peak: 2.25e15,
    bandwidth: 8e12,
    memoryGB: 180,
    url: 'https://www.nvidia.com/en-us/data-center/dgx-b200/',
  },
];

/** The card that has these figures, with its article: "an H100 SXM"; "a GPU" for made-up ones. */
export function nameWithArticle({
  peak,
  bandwidth,
}: Partial<Pick<Accelerator, 'peak' | 'bandwidth'>>): string {
  const known = accelerators.find(
    (one) =>
      (peak === undefined || one.peak === peak) && (bandwidth === undefined || one.bandwidth === bandwidth),
  );
  if (known === undefined) return 'a GPU';
  return `${/^[AH]/.test(known.name) ? 'an' : 'a'} ${known.name}`;
}
