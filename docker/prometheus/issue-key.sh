#!/bin/sh
# Issues a key of the role viewer to Prometheus and keeps it in a file: issue-key.sh FILE-WITH-THE-FIRST-KEY FILE-OF-THE-NEW-KEY
set -eu
test -s "$2" && exit 0
curl -fsS "$TRILEMMA_URL/api/v1/api-keys" -H "X-API-Key: $(cat "$1")" -H 'Content-Type: application/json' \
  -d '{"title": "Prometheus", "roles": ["viewer"]}' | sed -n 's/.*"secret":"\([^"]*\)".*/\1/p' >"$2"
test -s "$2"
