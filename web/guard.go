package web

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"strings"
)

// Guard asks for a password (basic authentication, any user name) when token is not empty, and bounds what a request may send. Without a
// token only addresses of this machine are answered, so that no foreign name that is made to point here can read or decide anything.
func Guard(h http.Handler, token string) http.Handler {
	want := sha256.Sum256([]byte(token))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if token != "" {
			_, password, _ := r.BasicAuth()
			got := sha256.Sum256([]byte(password))
			if subtle.ConstantTimeCompare(got[:], want[:]) != 1 {
				w.Header().Set("WWW-Authenticate", `Basic realm="casus", charset="UTF-8"`)
				http.Error(w, "a password is needed: the token casus serve was started with", http.StatusUnauthorized)
				return
			}
		}
		if token == "" && !local(r.Host) {
			http.Error(w, "without a token pages are served under localhost and loopback addresses only", http.StatusMisdirectedRequest)
			return
		}
		if len(r.URL.RawQuery) > maxQuery {
			http.Error(w, "the address is too long", http.StatusRequestURITooLong)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		h.ServeHTTP(w, r)
	})
}

// local tells whether a Host header names this machine.
func local(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Bounds of a request, in bytes.
const (
	maxQuery = 4096
	maxBody  = 1 << 20
)
