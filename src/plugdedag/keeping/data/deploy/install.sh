#!/bin/sh
# Puts the files of this folder in their places: sudo sh install.sh. Safe to repeat; settings that are there are kept.
set -eu
cd "$(dirname "$0")"
install -D -m 644 plug.sysusers /etc/sysusers.d/plug.conf
systemd-sysusers /etc/sysusers.d/plug.conf
install -d -m 750 -g plug /etc/plug
install -d -m 750 -o plug -g plug /var/lib/plug
test -e /etc/plug/plug.env || install -m 640 -g plug plug.env /etc/plug/plug.env
install -m 755 plug.sh /usr/local/bin/plug
install -m 644 ./*.service ./*.timer /etc/systemd/system/
install -D -b -m 644 Caddyfile /etc/caddy/Caddyfile
systemctl daemon-reload
echo "In place. Next: edit /etc/plug/plug.env, then sudo plug init --hostname «domain»"
