#!/bin/sh
# PLUG with the settings of the site and as the user it runs as: sudo plug doctor, sudo plug backup …
set -eu
set -a
. /etc/plug/plug.env
set +a
exec runuser -u plug -- «program» "$@"
