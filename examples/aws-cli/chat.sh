#!/usr/bin/env bash
# A chat from beginning to end with the AWS CLI, unmodified, against the local Amazon Connect at $1.
#   node --conditions=liaison-source packages/emulator/src/cli/main.ts --port 4501 &
#   examples/aws-cli/chat.sh http://127.0.0.1:4501
set -euo pipefail

export AWS_ENDPOINT_URL=${1:?'the address of the emulator'}
export AWS_REGION=us-west-2 AWS_DEFAULT_REGION=us-west-2 AWS_ACCESS_KEY_ID=AKIALOCAL AWS_SECRET_ACCESS_KEY=local AWS_PAGER=
instance=a1b2c3d4-5e6f-4a7b-8c9d-0e1f2a3b4c5d
flow=c0f1e2d3-1a2b-4c3d-8e4f-5a6b7c8d9e01

read -r contact participant < <(aws connect start-chat-contact --output text --instance-id $instance \
  --contact-flow-id $flow --participant-details DisplayName=Cleo --attributes plan=gold \
  --query '[ContactId, ParticipantToken]')
connection=$(aws connectparticipant create-participant-connection --output text \
  --participant-token "$participant" --type CONNECTION_CREDENTIALS --query ConnectionCredentials.ConnectionToken)
aws connectparticipant send-message --output text --query Id \
  --connection-token "$connection" --content-type text/plain --content 'Hello from the command line'
aws connect tag-contact --instance-id $instance --contact-id "$contact" --tags team=blue
aws connect describe-contact --output text --instance-id $instance --contact-id "$contact" \
  --query 'Contact.[Channel, InitiationMethod, Tags.team]'
aws connect list-queues --output text --instance-id $instance --query 'QueueSummaryList[].Name'
aws connectparticipant get-transcript --output text --connection-token "$connection" \
  --query 'Transcript[?Type==`MESSAGE`].[DisplayName, Content]'
aws connect stop-contact --instance-id $instance --contact-id "$contact"
aws connect stop-contact --instance-id $instance --contact-id "$contact" 2>&1 | grep -o ContactNotFoundException
