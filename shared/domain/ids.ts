import * as z from 'zod';

/** A cycle: one run of a program. */
export const CycleId = z.templateLiteral(['cyc_', z.string()]).brand<'CycleId'>();
export type CycleId = z.infer<typeof CycleId>;

/** A person of a program: employee, assistant, coordinator or sponsor. Given at first import, never derived from an address. */
export const PersonId = z.templateLiteral(['per_', z.string()]).brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

/** One emailed form: deterministic, so that any step can run again. */
export const FormId = z.templateLiteral(['frm_', z.string()]).brand<'FormId'>();
export type FormId = z.infer<typeof FormId>;

/** A mentor and a mentee of one cycle. */
export const PairId = z.templateLiteral(['pair_', z.string()]).brand<'PairId'>();
export type PairId = z.infer<typeof PairId>;
