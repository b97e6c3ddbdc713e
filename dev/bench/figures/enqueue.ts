import type { Measurement } from '../measurement'; export const enqueue: Measurement = { figures: [], measure: async () => [] };
