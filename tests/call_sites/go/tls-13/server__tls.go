package server

import (
	"crypto/tls"
	"crypto/x509"
)

func Config(pool *x509.CertPool) *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS13, RootCAs: pool}
}
