import { GraphQLError } from 'graphql';
import type { Builder } from './builder.ts';
import { CORE } from './tenant-gate.ts';

export type ScalarShapes = {
  ID: { Input: string; Output: string | number };
  DateTime: { Input: Date; Output: Date | string };
  Day: { Input: string; Output: Date | string };
  JSON: { Input: unknown; Output: unknown };
};

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Moments, days and free JSON. Money, counts and text use the built-in scalars. */
export function addScalars(builder: Builder): void {
  builder.scalarType('DateTime', {
    description: 'A moment, ISO 8601 with its offset; answers are in UTC.',
    extensions: CORE,
    serialize: (value) => new Date(value).toISOString(),
    parseValue: (value) => {
      const moment = typeof value === 'string' && MOMENT.test(value) ? new Date(value) : undefined;
      if (!moment || Number.isNaN(moment.getTime())) throw new GraphQLError('DateTime wants an ISO 8601 moment');
      return moment;
    },
  });
  builder.scalarType('Day', {
    description: 'A day of the calendar in the time zone of the hromada, YYYY-MM-DD.',
    extensions: CORE,
    serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
    parseValue: (value) => {
      const day = typeof value === 'string' && DAY.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
      if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value) {
        throw new GraphQLError('Day wants YYYY-MM-DD');
      }
      return value as string;
    },
  });
  builder.scalarType('JSON', {
    description: 'A JSON value whose shape its field describes.',
    extensions: CORE,
    serialize: (value) => value,
    parseValue: (value) => value,
  });
}
