/** A window as far as signing in looks at it. `frames` are the hidden frames that were put into the page. */
export class FakePage {
  readonly redirectUri = 'https://desktop.example/';
  readonly left: string[] = [];
  readonly frames: FakeFrame[] = [];
  readonly stored = new Map<string, string>();
  href: string;

  constructor(path = '/chats/7?view=all#top') {
    this.href = new URL(path, this.redirectUri).href;
  }

  get window(): Window {
    const address = (): URL => new URL(this.href);
    return {
      location: {
        get href() {
          return address().href;
        },
        get pathname() {
          return address().pathname;
        },
        get search() {
          return address().search;
        },
        get hash() {
          return address().hash;
        },
        assign: (target: string) => this.left.push(target),
      },
      history: {
        replaceState: (_state: unknown, _title: string, path: string) => {
          this.href = new URL(path, this.redirectUri).href;
        },
      },
      sessionStorage: {
        getItem: (key: string) => this.stored.get(key) ?? null,
        setItem: (key: string, value: string) => this.stored.set(key, value),
        removeItem: (key: string) => this.stored.delete(key),
      },
      document: {
        createElement: () => new FakeFrame(),
        body: { append: (frame: FakeFrame) => this.frames.push(frame) },
      },
    } as unknown as Window;
  }
}

export class FakeFrame extends EventTarget {
  name = '';
  hidden = false;
  title = '';
  src = '';
  removed = false;
  contentWindow: { location: { href: string } } | undefined;

  /** The frame has loaded a page of this origin. */
  comeBack(href: string): void {
    this.contentWindow = { location: { href } };
    this.dispatchEvent(new Event('load'));
  }

  /** The frame shows a page of the issuer. */
  staysAway(): void {
    this.contentWindow = {
      get location(): never {
        throw new DOMException('Blocked a frame', 'SecurityError');
      },
    };
    this.dispatchEvent(new Event('load'));
  }

  remove(): void {
    this.removed = true;
  }
}
