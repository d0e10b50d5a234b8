import { type Employee, restoreEmployee } from '../employees/employee.ts';
import type { DiaryEntry, EmployeeState } from '../employees/employee-state.ts';
import type { Parts } from '../store/key-value-store.ts';

/** People whose state and diary outlive the process. */
export interface KeptEmployees {
  readonly employees: ReadonlyMap<string, Employee>;
  /** Keeps what somebody has become, and what their diary says more than last time. */
  readonly keep: (employee: Employee) => void;
}

/** These people, each as they were kept, if they were; without a store they are as they are given. */
export function keptEmployees(cast: ReadonlyMap<string, Employee>, parts: Parts | undefined): KeptEmployees {
  if (parts === undefined) return { employees: cast, keep: () => undefined };
  const [people, diaries] = [parts('people'), parts('diaries')];
  const states = new Map(people.entries());
  const entries = new Map<string, DiaryEntry[]>();
  const pages = Array.from(diaries.entries(), ([key, text]) => {
    const [page = '', address = ''] = key.split(' ');
    return { page: Number(page), address, entry: JSON.parse(text) as DiaryEntry }; // written by `keep`
  });
  for (const { address, entry } of pages.toSorted((one, other) => one.page - other.page))
    entries.set(address, [...(entries.get(address) ?? []), entry]);
  const written = new Map([...entries].map(([address, diary]) => [address, diary.length]));
  return {
    employees: new Map(
      [...cast].map(([address, employee]) => {
        const text = states.get(address);
        if (text === undefined) return [address, employee];
        const state = JSON.parse(text) as Omit<EmployeeState, 'diary'>; // written by `keep`
        return [address, restoreEmployee({ ...state, diary: entries.get(address) ?? [] })];
      }),
    ),
    keep: ({ address, state: { diary, ...state } }) => {
      people.write(new Map([[address, JSON.stringify(state)]]));
      const from = written.get(address) ?? 0;
      diaries.write(
        new Map(diary.slice(from).map((entry, index) => [`${String(from + index)} ${address}`, JSON.stringify(entry)])),
      );
      written.set(address, diary.length);
    },
  };
}
