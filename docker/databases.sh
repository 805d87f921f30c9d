#!/usr/bin/env bash
# Run once by the image of PostgreSQL, when the volume is new: a database and two roles for each service.
set -euo pipefail

make_database() { # database, password of its owner, password of its runtime role
    OWNER_PASSWORD=$2 RUNTIME_PASSWORD=$3 psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet --username postgres --dbname postgres \
        -v database="$1" -v owner="$1_owner" -v runtime="$1_runtime" -f /run/postgres/database.sql
}

make_database orders "$ORDERS_OWNER_PASSWORD" "$ORDERS_RUNTIME_PASSWORD"
make_database timeouts "$TIMEOUTS_OWNER_PASSWORD" "$TIMEOUTS_RUNTIME_PASSWORD"
make_database notifications "$NOTIFICATIONS_OWNER_PASSWORD" "$NOTIFICATIONS_RUNTIME_PASSWORD"
