/** How thoroughly to measure. */
export interface BenchOptions {
  /** How often each contender is measured, in turn with the others. */
  rounds: number;
  /** Shrinks the work of a round, to try a benchmark out; its figures mean nothing. */
  quick: boolean;
  /** Tells that something is under way. */
  progress: (line: string) => void;
}

/** A figure that the project has promised itself. */
export interface Goal {
  what: string;
  measured: number;
  atMost?: number;
  atLeast?: number;
  /** Better than the goal, and hoped for. */
  aim?: number;
}

/** What a benchmark found out. */
export interface BenchReport {
  /** One line: what is measured and in which unit. */
  about: string;
  /** One object per line of the table; the keys are its columns. */
  rows: Record<string, string | number>[];
  goals: Goal[];
  notes?: string[];
}

/** What each file of `scripts/bench/` exports. */
export interface BenchModule {
  runBenchmark: (options: BenchOptions) => Promise<BenchReport>;
}

/** Whether a figure keeps its goal. */
export function isMet({ measured, atMost = Infinity, atLeast = -Infinity }: Goal): boolean {
  return measured <= atMost && measured >= atLeast;
}
