/** What one table was asked for, as DynamoDB would bill it on demand (units) and as one would read it in a trace (requests). */
export type TableUsage = {
  readonly readRequests: number;
  readonly writeRequests: number;
  /** 1 per 4 KB strongly consistent, half of it otherwise; a query is billed on the sum of what it read. */
  readonly readUnits: number;
  /** 1 per KB started, of the larger of old and new item; a failed condition is billed too. */
  readonly writeUnits: number;
  /** Writes of index entries: one for a new or changed entry, one for the removal of the old one. */
  readonly indexWriteUnits: number;
};

/** Adds up usage per table. */
type UsageMeter = {
  readonly read: (table: string, units: number) => void;
  readonly written: (table: string, units: number) => void;
  readonly indexWritten: (table: string, units: number) => void;
  readonly usage: () => Readonly<Record<string, TableUsage>>;
};

/** A meter for these tables that goes on from what was counted `before`. */
export function usageMeter(tables: readonly string[], before: Readonly<Record<string, TableUsage>> = {}): UsageMeter {
  const nothing = { readRequests: 0, writeRequests: 0, readUnits: 0, writeUnits: 0, indexWriteUnits: 0 };
  const counts = new Map(tables.map((table) => [table, { ...nothing, ...before[table] }]));
  return {
    read: (table, units) => {
      const count = counts.get(table);
      if (count === undefined) return; // the table does not exist: the caller got ResourceNotFoundException
      count.readRequests += 1;
      count.readUnits += units;
    },
    written: (table, units) => {
      const count = counts.get(table);
      if (count === undefined) return;
      count.writeRequests += 1;
      count.writeUnits += units;
    },
    indexWritten: (table, units) => {
      const count = counts.get(table);
      if (count !== undefined) count.indexWriteUnits += units;
    },
    usage: () => Object.fromEntries([...counts].map(([table, count]) => [table, { ...count }])),
  };
}
