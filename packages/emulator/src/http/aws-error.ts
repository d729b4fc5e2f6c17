/** An error as an AWS service answers it: its name travels in `x-amzn-errortype` or `__type`. */
export class AwsError extends Error {
  override readonly name: string;
  readonly status: number;

  constructor(name: string, status: number, message: string) {
    super(message);
    this.name = name;
    this.status = status;
  }
}
