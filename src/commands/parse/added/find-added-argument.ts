// What each kind of added argument does; kinds are named as in the facts about the AWS CLI.
import { insteadOf, refusedArgument, type AddedArgument } from './added-argument.ts';
import { bytesOfStructure } from './bytes-of-structure.ts';
import {
  clusterStates,
  deployLocation,
  emailAddresses,
  emailBody,
  emrTags,
  invalidationPaths,
  searchExpression,
  sourceRegion,
} from './other-services.ts';
import { putMetric } from './put-metric-data.ts';
import { associatePublicIpAddress, count, secondaryPrivateIpAddressCount, secondaryPrivateIpAddresses } from './run-instances.ts';
import { recordingGroup } from './recording-group.ts';
import { cidr, groupOwner, port, protocol, sourceGroup } from './security-group-rule.ts';
import { startTimes } from './start-times.ts';

/** It would write what AWS answers to a file; here it is shown. */
const fileForAnswer: AddedArgument = ({ name }, { notes }) => {
  notes.push(`--${name} has no effect here: no files are written, the answer is shown instead.`);
};

const ADDED: ReadonlyMap<string, AddedArgument> = new Map([
  ['CountArgument', count],
  ['SecondaryPrivateIpAddressesArgument', insteadOf('NetworkInterfaces', secondaryPrivateIpAddresses)],
  ['SecondaryPrivateIpAddressCountArgument', insteadOf('NetworkInterfaces', secondaryPrivateIpAddressCount)],
  ['AssociatePublicIpAddressArgument', insteadOf('NetworkInterfaces', associatePublicIpAddress)],
  ['NoAssociatePublicIpAddressArgument', insteadOf('NetworkInterfaces', associatePublicIpAddress)],
  ['ProtocolArgument', insteadOf('IpPermissions', protocol)],
  ['PortArgument', insteadOf('IpPermissions', port)],
  ['CidrArgument', insteadOf('IpPermissions', cidr)],
  ['SourceGroupArgument', insteadOf('IpPermissions', sourceGroup)],
  ['GroupOwnerArgument', insteadOf('IpPermissions', groupOwner)],
  ['PutMetricArgument', insteadOf('MetricData', putMetric)],
  ['AddressesArgument', insteadOf('Destination', emailAddresses)],
  ['BodyArgument', insteadOf('Message', emailBody)],
  ['PathsArgument', insteadOf('InvalidationBatch', invalidationPaths)],
  ['ActiveStateArgument', clusterStates],
  ['TerminatedStateArgument', clusterStates],
  ['FailedStateArgument', clusterStates],
  ['ClusterStatesArgument', clusterStates],
  ['CreatedAfter', startTimes],
  ['CreatedBefore', startTimes],
  ['TagsArgument', emrTags],
  ['S3LocationArgument', insteadOf('revision', deployLocation)],
  ['GitHubLocationArgument', insteadOf('revision', deployLocation)],
  ['RecordingGroupArgument', recordingGroup],
  ['FlattenedArgument', searchExpression],
  ['_NestedBlobArgumentParamOverwrite', bytesOfStructure],
  ['SourceRegionArgument', sourceRegion],
  ['FileArgument', fileForAnswer],
  ['StatefulArgument', fileForAnswer],
  ['QueryOutFileArgument', fileForAnswer],
  ['ZipFileArgument', refusedArgument('no files are read here: name the archive in S3 with --code or --content S3Bucket=…,S3Key=…')],
  ['BundleArgument', refusedArgument('use --storage')],
  ['LaunchKeyArgument', refusedArgument('no private key is read here: the answer holds the password in encrypted form')],
  ['OriginDomainName', refusedArgument('use --distribution-config')],
  ['CreateDefaultRootObject', refusedArgument('use --distribution-config')],
  ['UpdateDefaultRootObject', refusedArgument('use --distribution-config with --if-match')],
  ['ParameterValuesInlineArgument', refusedArgument('use --cli-input-json with parameterValues')],
  ['ParameterValuesArgument', refusedArgument('use --cli-input-json with parameterValues')],
  ['ParameterObjectsArgument', refusedArgument('use --cli-input-json with parameterObjects')],
  ['PipelineDefinitionArgument', refusedArgument('use --cli-input-json with pipelineObjects')],
]);

/** Finds what an added argument does; one that nobody knows is refused. */
export function findAddedArgument(kind: string): AddedArgument {
  return ADDED.get(kind) ?? refusedArgument('use --cli-input-json');
}
