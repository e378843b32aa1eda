import { LIMITS, LimitRefusal } from './limit-refusal.ts';

/**
 * Bounds lists and nesting of the variables. Iterative, so that deep nesting cannot end the stack.
 * @throws LimitRefusal `variables-list` or `variables-depth`
 */
export function checkVariables(variables: unknown): void {
  const waiting: { value: unknown; depth: number }[] = [{ value: variables, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null || value instanceof Date) continue;
    if (depth > LIMITS['variables-depth']) throw new LimitRefusal('variables-depth');
    if (Array.isArray(value) && value.length > LIMITS['variables-list']) throw new LimitRefusal('variables-list');
    for (const inner of Object.values(value)) waiting.push({ value: inner, depth: depth + 1 });
  }
}
