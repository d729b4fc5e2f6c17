/** What follows the last slash. */
export const idOfArn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
