/** What the control API answers when it cannot do as asked. */
export class ControlError extends Error {
  override readonly name: string;
  readonly status: 400 | 403 | 404 | 409 | 500;

  constructor(name: string, status: 400 | 403 | 404 | 409 | 500, message: string) {
    super(message);
    this.name = name;
    this.status = status;
  }
}
