package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"time"

	"casus"
)

//go:embed templates/*.html
var templates embed.FS

//go:embed static
var static embed.FS

// Server is the handler of all pages. It is safe for concurrent use.
type Server struct {
	src     Source
	export  Exporter
	explain Explainer
	fold    Folder
	decide  Decider
	token   string // of forms
	watch   watcher
	slots   chan struct{} // pages that are made at one time

	keepMerged, keepRows keptPages
	log                  *slog.Logger
	pages                map[string]*template.Template
	files                map[string]string
	mux                  *http.ServeMux
}

// New makes the handler.
func New(src Source, fold Folder, export Exporter, explain Explainer, decide Decider, log *slog.Logger) (*Server, error) {
	s := &Server{src: src, fold: fold, export: export, explain: explain, decide: decide, token: newToken(), watch: watcher{every: 2 * time.Second}, slots: make(chan struct{}, max(4, 2*runtime.NumCPU())), log: log, pages: map[string]*template.Template{}, mux: http.NewServeMux()}
	layout, err := template.New("layout.html").Funcs(functions).ParseFS(templates, "templates/layout.html", "templates/parts.html")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(templates, "templates/*.html")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		base := strings.TrimSuffix(strings.TrimPrefix(name, "templates/"), ".html")
		if base == "layout" || base == "parts" {
			continue
		}
		page, err := template.Must(layout.Clone()).ParseFS(templates, name)
		if err != nil {
			return nil, err
		}
		s.pages[base] = page
	}
	files, err := fs.Sub(static, "static")
	if err != nil {
		return nil, err
	}
	if s.files, err = addresses(files); err != nil {
		return nil, err
	}
	s.mux.Handle("GET /static/", http.StripPrefix("/static/", cached(http.FileServerFS(files))))
	s.mux.HandleFunc("GET /{$}", s.handle(s.merged(s.overview)))
	s.mux.HandleFunc("GET /ledger", s.handle(s.rows(s.ledger)))
	s.mux.HandleFunc("GET /statements", s.handle(s.rows(s.statements)))
	s.mux.HandleFunc("GET /figures", s.handle(s.rows(s.figures)))
	s.mux.HandleFunc("GET /reports", s.handle(s.rows(s.reports)))
	s.mux.HandleFunc("GET /report", s.handle(s.rows(s.report)))
	s.mux.HandleFunc("GET /timeline", s.handle(s.merged(s.timeline)))
	s.mux.HandleFunc("GET /compare", s.handle(s.merged(s.compare)))
	s.mux.HandleFunc("GET /positions", s.handle(s.merged(s.positions)))
	s.mux.HandleFunc("GET /actors", s.handle(s.merged(s.actors)))
	s.mux.HandleFunc("GET /actor", s.handle(s.merged(s.actor)))
	s.mux.HandleFunc("GET /review", s.handle(s.merged(s.review)))
	s.mux.HandleFunc("POST /review", s.handle(s.decideForm))
	s.mux.HandleFunc("GET /changes", s.handle(s.changes))
	s.mux.HandleFunc("/", s.handle(func(http.ResponseWriter, *http.Request) error { return errNotFound }))
	return s, nil
}

var (
	errNotFound = errors.New("there is no such page")
	errNoReport = errors.New("there is no report of that name: no report")
)

// ErrMerging says that the ledger is still being merged: a page of merged events cannot be shown yet.
var ErrMerging = errors.New("the ledger is being merged")

// patience is the time that a page may take: a question that costs more is refused, so that no address can hold the machine.
const patience = 20 * time.Second

// ServeHTTP answers a request. Every answer carries a policy that allows nothing but our own files.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin") // with no-referrer our own forms would come without an origin
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	s.mux.ServeHTTP(w, r)
}

// handle turns an error of a page into an answer that says what to do.
func (s *Server) handle(page func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/changes" {
			ctx, cancel := context.WithTimeout(r.Context(), patience)
			defer cancel()
			r = r.WithContext(ctx)
			select { // what comes in a crowd waits its turn: all at once would take longer for everybody
			case s.slots <- struct{}{}:
				defer func() { <-s.slots }()
			case <-ctx.Done():
			}
		}
		err := page(w, r)
		if err == nil {
			return
		}
		status, hint := http.StatusInternalServerError, "Try again; if it stays so, the server's log tells more."
		var e *casus.Error
		switch {
		case errors.Is(err, errNotFound), errors.Is(err, errNoReport), errors.As(err, &e) && e.Kind == casus.KindStore && strings.Contains(e.Error(), "no report"):
			status, hint = http.StatusNotFound, "The address may be of another ledger. Start from the overview, or search."
		case errors.Is(err, ErrMerging):
			status, hint = http.StatusServiceUnavailable, "Load the page again in a while. The ledger's own tables and the reports are there already."
			w.Header().Set("Retry-After", "20")
		case errors.Is(err, context.DeadlineExceeded) || r.Context().Err() == context.DeadlineExceeded:
			status, hint = http.StatusServiceUnavailable, "Ask for less: another filter, fewer days, rarer words."
			err = errors.New("the answer takes too long")
		case errors.Is(err, errForeign):
			status, hint = http.StatusForbidden, "Load the review page again and send its form."
		case errors.As(err, &e) && e.Kind == casus.KindUsage:
			status, hint = http.StatusBadRequest, e.Hint
		}
		if status == http.StatusInternalServerError {
			s.log.Error("page failed", "path", r.URL.Path, "error", err)
			err = errors.New("the page could not be made")
		}
		if wants(r) == "json" {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(status)
			fmt.Fprintf(w, "{\"error\":%q,\"hint\":%q}\n", err.Error(), hint)
			return
		}
		w.WriteHeader(status)
		s.render(w, r, "error", "Not shown", map[string]any{"Error": err.Error(), "Hint": hint, "Status": status})
	}
}

// frame is what the layout shows around every page.
type frame struct {
	Title string
	Path  string
	Here  *url.URL
	Data  any

	AsOf  string            // the moment that the address asks for, "" for now
	Files map[string]string // addresses of our own files, with their hash
}

// render writes a page; it is made whole before the first byte leaves.
func (s *Server) render(w http.ResponseWriter, r *http.Request, page, title string, data any) error {
	var b bytes.Buffer
	if err := s.pages[page].ExecuteTemplate(&b, "layout.html", frame{Title: title, Path: r.URL.Path, Here: r.URL, Data: data, AsOf: r.URL.Query().Get("asof"), Files: s.files}); err != nil {
		return err
	}
	if moment := r.URL.Query().Get("asof"); moment != "" {
		b = *bytes.NewBuffer(keepMoment(b.Bytes(), moment))
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, err := b.WriteTo(w)
	return err
}

// wants is the form asked for: "json", "csv", "marks" (what scripts draw from) or "html", by ?format= or the Accept header.
func wants(r *http.Request) string {
	switch f := r.URL.Query().Get("format"); f {
	case "json", "csv", "marks":
		return f
	}
	switch accept := r.Header.Get("Accept"); {
	case strings.Contains(accept, "text/html"), accept == "", accept == "*/*":
		return "html"
	case strings.Contains(accept, "application/json"):
		return "json"
	case strings.Contains(accept, "text/csv"):
		return "csv"
	}
	return "html"
}

// addresses are those of our own files, by name; the hash in them lets a browser keep a file for as long as it is the same. app.js is not
// there in a program that was built without its scripts.
func addresses(files fs.FS) (map[string]string, error) {
	out := map[string]string{}
	return out, fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(files, path)
		sum := sha256.Sum256(b)
		out[path] = "/static/" + path + "?v=" + hex.EncodeToString(sum[:5])
		return err
	})
}

// cached lets a browser keep our own files.
func cached(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Has("v") {
			w.Header().Set("Cache-Control", "max-age=31536000, immutable")
		} else {
			w.Header().Set("Cache-Control", "max-age=300")
		}
		h.ServeHTTP(w, r)
	})
}
