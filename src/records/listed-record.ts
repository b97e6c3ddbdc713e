import type { QueuedRecord, RunRecord } from '../types/generated';

/** A record of a run or of the queue: both are listed alike. */
export type ListedRecord = RunRecord | QueuedRecord;
