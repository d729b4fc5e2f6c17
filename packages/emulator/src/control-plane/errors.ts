/** The errors that most operations list, in the service model 2017-08-08. */
export const commonErrors = [
  'InvalidRequestException',
  'InvalidParameterException',
  'ResourceNotFoundException',
  'InternalServiceException',
] as const;
