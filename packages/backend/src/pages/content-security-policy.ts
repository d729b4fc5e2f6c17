import type { Settings } from '../settings/settings.ts';

type Directives = Readonly<Record<string, readonly string[]>>;

const text = (directives: Directives) =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${[...new Set(sources)].join(' ')}`)
    .join('; ');

const origin = (address: string) => new URL(address).origin;

/**
 * Where chats go: the Participant Service, the sockets it hands out, and where it keeps attachments. Hosts of a region as AWS's networking guide lists them
 * (Set up your network to use the CCP). An endpoint of one's own serves its sockets under its own host.
 */
function chatSources({ aws, attachmentOrigins }: Pick<Settings, 'aws' | 'attachmentOrigins'>): readonly string[] {
  if (aws.participantEndpoint === undefined) {
    return [
      `https://participant.connect.${aws.region}.amazonaws.com`,
      `wss://*.transport.connect.${aws.region}.amazonaws.com`,
      ...attachmentOrigins,
    ];
  }
  const participant = origin(aws.participantEndpoint);
  return [participant, participant.replace(/^http/, 'ws'), ...attachmentOrigins];
}

const common: Directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  // Icons inside style sheets are data addresses; previews of files are blob addresses.
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'media-src': ["'self'"],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

export interface PagePolicy {
  readonly contentSecurityPolicy: string;
  readonly permissionsPolicy: string;
}

/**
 * The agent desktop: frames the CCP, signs in at the issuer, and chats. Signing out of Amazon Connect is a request to the CCP's host.
 * A sign-in is renewed in a hidden frame, which shows the issuer and then, sent back, the desktop's own address.
 */
export function desktopPolicy(settings: Pick<Settings, 'aws' | 'attachmentOrigins' | 'desktop' | 'oidc'>): PagePolicy {
  const ccp = origin(settings.desktop.ccpUrl);
  const { issuer, origins } = settings.oidc;
  return {
    contentSecurityPolicy: text({
      ...common,
      'connect-src': ["'self'", ...chatSources(settings), ccp, origin(issuer), ...origins],
      'frame-src': ["'self'", ccp, origin(issuer), ...origins, ...framedPages(settings.desktop)],
      'frame-ancestors': ["'self'"],
    }),
    permissionsPolicy: permissions(settings.desktop.softphone ? `(self "${ccp}")` : '()'),
  };
}

/** The system beside contacts, where it is shown in a frame. Its template has no variable in the origin. */
const framedPages = ({ screenPop }: Settings['desktop']): readonly string[] =>
  screenPop === undefined || screenPop.opens === 'window' ? [] : [origin(screenPop.urlTemplate)];

/** The customer page: chats, shows the widget that proofs of humanity come from where there is one, and nothing else. */
export function customerPolicy(settings: Pick<Settings, 'aws' | 'attachmentOrigins' | 'chats'>): PagePolicy {
  const widget = widgetSources(settings.chats);
  return {
    contentSecurityPolicy: text({
      ...common,
      'connect-src': ["'self'", ...chatSources(settings), ...widget],
      // As the three services ask for it in their documentation.
      ...(widget.length === 0
        ? {}
        : { 'script-src': ["'self'", ...widget], 'style-src': ["'self'", ...widget], 'frame-src': widget }),
    }),
    permissionsPolicy: permissions('()'),
  };
}

const widgetSources = ({ humanWidget }: Pick<Settings['chats'], 'humanWidget'>): readonly string[] =>
  humanWidget === undefined ? [] : [origin(humanWidget.scriptUrl), ...humanWidget.origins];

const permissions = (microphone: string) => `camera=(), geolocation=(), microphone=${microphone}, payment=(), usb=()`;
