// What the AWS CLI knows of a service: its name there, and which SDK client and model it has.

/** One service of the AWS CLI (catalogue/cli-facts.json). */
export interface ServiceFacts {
  readonly cli: string;
  readonly serviceId: string;
  readonly endpointPrefix: string;
  readonly signingName: string;
  readonly apiVersion: string;
  /** How many operations the AWS CLI has. */
  readonly operations: number;
}

/** The npm package of the official client. */
export function clientPackage({ serviceId }: ServiceFacts): string {
  return `@aws-sdk/client-${serviceId.toLowerCase().replaceAll(' ', '-')}`;
}
