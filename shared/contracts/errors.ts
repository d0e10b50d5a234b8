/** The facts moved between plan and park: plan again. */
export class FactsMoved extends Error {
  static readonly code = 'FactsMoved';
  override name = FactsMoved.code;
}

/** Another writer won: load again and decide again. Step Functions and SQS retry it. */
export class LostRace extends Error {
  static readonly code = 'LostRace';
  override name = LostRace.code;
}

/** An item that must exist does not: repeating will not help. */
export class NotFound extends Error {
  static readonly code = 'NotFound';
  override name = NotFound.code;
  constructor(what: string, id: string) {
    super(`No ${what} ${id}`);
  }
}

/** SES sends nothing for anybody now: its daily quota is used up, or sending is paused. An alarm counts the log lines with this name. */
export class SendingPaused extends Error {
  static readonly code = 'SendingPaused';
  override name = SendingPaused.code;
}
