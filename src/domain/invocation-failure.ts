// Why a call of AWS gave no answer of AWS's that was asked for.

/** Why a call gave no answer of AWS. */
export type InvocationFailure =
  /** AWS refused or failed; the texts are AWS's own. */
  | {
      readonly kind: 'service-error';
      readonly code: string;
      readonly message: string;
      readonly requestId?: string;
      readonly httpStatusCode?: number;
    }
  /** No credentials were found, or they could not be loaded; `reason` says where was looked. */
  | { readonly kind: 'no-credentials'; readonly reason: string }
  /** AWS gave no session of the role, so that nothing of the command was sent; `remedy` is a JSON text that mends it, where one does. */
  | { readonly kind: 'no-session'; readonly roleArn: string; readonly code: string; readonly reason: string; readonly remedy?: string }
  /** Refused before anything was sent: a behaviour of the official client that is not carried over; `reason` names the alternative. */
  | { readonly kind: 'not-supported'; readonly reason: string }
  /** Refused before anything was sent: the parameters do not fit the operation or its endpoint rules. */
  | { readonly kind: 'bad-input'; readonly reason: string }
  /** No answer in time; `wasSent` where AWS may have done it all the same. */
  | { readonly kind: 'timed-out'; readonly wasSent: boolean }
  /** Given up before an answer came: somebody stopped it, or Signalbox stops; `wasSent` where AWS may have done it all the same. */
  | { readonly kind: 'stopped'; readonly wasSent: boolean }
  /** The network or the endpoint failed; `wasSent` where AWS may have done it all the same. */
  | { readonly kind: 'unreachable'; readonly reason: string; readonly wasSent: boolean };
