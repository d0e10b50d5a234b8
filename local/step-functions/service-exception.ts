/** What the Step Functions API answers instead of a result. Its `name` is the exception the SDK throws. */
export class ServiceException extends Error {
  constructor(name: ServiceExceptionName, message: string) {
    super(message);
    this.name = name;
  }
}

export type ServiceExceptionName =
  | 'AccessDeniedException'
  | 'ExecutionAlreadyExists'
  | 'ExecutionDoesNotExist'
  | 'InvalidArn'
  | 'InvalidExecutionInput'
  | 'InvalidName'
  | 'InvalidOutput'
  | 'InvalidToken'
  | 'StateMachineDoesNotExist'
  | 'TaskDoesNotExist'
  | 'TaskTimedOut'
  | 'ThrottlingException'
  | 'UnknownOperationException'
  | 'ValidationException';
