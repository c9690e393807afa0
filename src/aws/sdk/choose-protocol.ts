// Which of the SDK's protocol classes speaks a service's wire protocol, and with which settings.
import {
  AwsEc2QueryProtocol,
  AwsJson1_0Protocol,
  AwsJson1_1Protocol,
  AwsQueryProtocol,
  AwsRestJsonProtocol,
  AwsRestXmlProtocol,
  AwsSmithyRpcV2CborProtocol,
} from '@aws-sdk/core/protocols';
import { DynamoDBJsonCodec2 } from '@aws-sdk/dynamodb-codec';
import { S3RestXmlProtocol } from '@aws-sdk/middleware-sdk-s3/s3';
import type { TypeRegistry } from '@smithy/core/schema';
import type { ProtocolName, StoredService } from '../../catalogue/stored-service.ts';

type ProtocolClass = new (settings: never) => object;

const PROTOCOLS: Readonly<Record<ProtocolName, ProtocolClass>> = {
  awsJson1_0: AwsJson1_0Protocol,
  awsJson1_1: AwsJson1_1Protocol,
  awsQuery: AwsQueryProtocol,
  ec2Query: AwsEc2QueryProtocol,
  restJson1: AwsRestJsonProtocol,
  restXml: AwsRestXmlProtocol,
  rpcv2Cbor: AwsSmithyRpcV2CborProtocol,
};

/** The protocol part of a client's configuration. */
export interface ProtocolChoice {
  readonly protocol: ProtocolClass;
  readonly protocolSettings: Readonly<Record<string, unknown>>;
}

/** Chooses the protocol. */
export function chooseProtocol(service: StoredService, errors: TypeRegistry): ProtocolChoice {
  const { xmlNamespace, version, serviceTarget, isQueryCompatible } = service.protocolSettings;
  return {
    protocol: service.serviceId === 'S3' ? S3RestXmlProtocol : PROTOCOLS[service.protocol],
    protocolSettings: {
      defaultNamespace: service.namespace,
      errorTypeRegistries: [errors],
      xmlNamespace,
      version,
      serviceTarget,
      ...(isQueryCompatible === true ? { awsQueryCompatible: true } : {}),
      ...(service.serviceId === 'DynamoDB' ? { jsonCodec: new DynamoDBJsonCodec2() } : {}),
    },
  };
}
