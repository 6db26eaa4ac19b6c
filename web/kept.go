package web

import (
	"bytes"
	"net/http"
	"sync"
)

// keptPages keeps pages while what they are made of is the same: under load most questions are asked again.
type keptPages struct {
	mu    sync.Mutex
	of    stamp
	pages map[string]keptPage
}

// stamp is what pages are made of: the merge, or the version of the ledger, and the decisions.
type stamp struct {
	merged    *Folded
	version   int64
	decisions int
}

type keptPage struct {
	kind, disposition string
	body              []byte
}

// mostKept and largestKept bound what is kept.
const (
	mostKept    = 256
	largestKept = 1 << 19
)

// merged answers pages of merged events from memory while the merge is the same.
func (s *Server) merged(page func(http.ResponseWriter, *http.Request) error) func(http.ResponseWriter, *http.Request) error {
	return s.kept(&s.keepMerged, page, func(r *http.Request) (stamp, error) {
		f, err := s.folded(r)
		return stamp{merged: f}, err
	})
}

// rows answers pages of rows from memory while the ledger is the same.
func (s *Server) rows(page func(http.ResponseWriter, *http.Request) error) func(http.ResponseWriter, *http.Request) error {
	return s.kept(&s.keepRows, page, func(r *http.Request) (stamp, error) {
		v, err := s.src.Version(r.Context())
		return stamp{version: v}, err
	})
}

// kept answers from memory what was asked before of the same ledger, by the same address and form.
func (s *Server) kept(k *keptPages, page func(http.ResponseWriter, *http.Request) error, of func(*http.Request) (stamp, error)) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		if r.URL.Query().Has("asof") {
			return page(w, r)
		}
		now, err := of(r)
		if err != nil {
			return err
		}
		decisions, err := s.decide.Decisions(r.Context())
		if err != nil {
			return err
		}
		now.decisions = len(decisions)
		key := r.URL.RequestURI() + "\x00" + r.Header.Get("Accept")
		k.mu.Lock()
		if k.of != now {
			k.of, k.pages = now, map[string]keptPage{}
		}
		had, ok := k.pages[key]
		k.mu.Unlock()
		if ok {
			w.Header().Set("Content-Type", had.kind)
			if had.disposition != "" {
				w.Header().Set("Content-Disposition", had.disposition)
			}
			_, err := w.Write(had.body)
			return err
		}
		t := &tee{ResponseWriter: w}
		if err := page(t, r); err != nil {
			return err
		}
		k.mu.Lock()
		defer k.mu.Unlock()
		if k.of == now && len(k.pages) < mostKept && t.b.Len() <= largestKept {
			k.pages[key] = keptPage{w.Header().Get("Content-Type"), w.Header().Get("Content-Disposition"), t.b.Bytes()}
		}
		return nil
	}
}

// tee keeps what is written.
type tee struct {
	http.ResponseWriter
	b bytes.Buffer
}

func (t *tee) Write(p []byte) (int, error) {
	if t.b.Len() <= largestKept {
		t.b.Write(p)
	}
	return t.ResponseWriter.Write(p)
}
