// IAM actions of API Gateway: they are named after the HTTP method of the call, but for the newer operations, which have their own.
import { foldName } from './fold-name.ts';

const SERVICES: ReadonlySet<string> = new Set(['apigateway', 'apigatewayv2']);

// Match: CreatePortal, GetRoutingRule, ListProductPages. Near miss: PutRoutingRule, which has none of its own.
const OWN_ACTION =
  /^(?!putroutingrule$)\w+(portal|portals|portalproduct|portalproducts|portalproductsharingpolicy|page|pages|routingrule|routingrules)$/;

// Stryker disable StringLiteral,ArrayDeclaration: rows of a table; each has its case.
/** First word of an operation to the HTTP method of its call; the longer words first. */
const METHODS: readonly (readonly [word: string, methods: readonly string[]])[] = [
  ['importdocumentationparts', ['PUT']],
  ['importapikeys', ['POST']],
  ['importrestapi', ['POST']],
  ['importapi', ['PUT']],
  ['reimport', ['PUT']],
  ['putroutingrule', ['UpdateRoutingRule', 'CreateRoutingRule']],
  ['reject', ['POST', 'RejectAccessAssociation']],
  ['createdomainnameaccessassociation', ['POST', 'CreateAccessAssociation']],
  // The first version tags by PUT, the second by POST, and IAM asks for PUT or POST alike: both must be allowed.
  ['tagresource', ['PUT', 'POST']],
  ['untag', ['DELETE']],
  ['export', ['GET']],
  ['get', ['GET']],
  ['create', ['POST']],
  ['generate', ['POST']],
  ['test', ['POST']],
  ['put', ['PUT']],
  ['update', ['PATCH']],
  ['delete', ['DELETE']],
  ['flush', ['DELETE']],
  ['reset', ['DELETE']],
];
// Stryker restore StringLiteral,ArrayDeclaration

/** Finds the actions of an operation of API Gateway; undefined for other services and for operations with an action of their own name. */
export function findApiGatewayActions(service: string, operation: string): readonly string[] | undefined {
  const name = foldName(operation);
  if (!SERVICES.has(foldName(service)) || OWN_ACTION.test(name)) return undefined;
  const methods = METHODS.find(([word]) => name.startsWith(word))?.[1];
  return methods?.map((method) => `apigateway:${method}`);
}
