package ingest

import (
	"bytes"
	"errors"
	"strings"
	"time"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"casus"
)

// html extracts the story of a web page: main text by trafilatura (Barbaresi 2021), its headings, captions and paragraphs as
// blocks, and title, outlet, day and language from the page's meta data.
func (r *Reader) html(page []byte) (*casus.Report, error) {
	utf8Page, err := charset.NewReader(bytes.NewReader(page), "")
	if err != nil {
		return nil, inputError(err, "save the page as UTF-8")
	}
	doc, err := html.Parse(utf8Page)
	if err != nil {
		return nil, inputError(err, "this is not HTML")
	}
	whole := &pageWriter{} // before extraction, which changes the tree
	if !whole.fill(doc) {
		return nil, inputError(errors.New("the page holds no text"), "is the story loaded by a script? save the rendered page")
	}
	raw := Raw{Title: pageTitle(doc)}
	var body *html.Node
	result, err := trafilatura.ExtractDocument(doc, trafilatura.Options{ExcludeComments: true, EnableFallback: true})
	if err == nil && result != nil {
		m := result.Metadata
		if m.Title != "" {
			raw.Title = m.Title
		}
		raw.Source, raw.URL = m.Sitename, m.URL
		if !m.Date.IsZero() {
			raw.Published = m.Date.Format(time.DateOnly)
		}
		if result.ContentNode != nil {
			body = result.ContentNode
		}
	}
	w := whole
	if body != nil {
		if main := (&pageWriter{}); main.fill(body) {
			w = main
		}
	}
	raw.Text, raw.marks = w.text.String(), w.marks
	rep, err := r.Report(raw)
	if err == nil && rep.PublishedBasis == "given" {
		rep.PublishedBasis = "page meta data"
	}
	return rep, err
}

func pageTitle(n *html.Node) string {
	if n.Type == html.ElementNode && n.DataAtom == atom.Title && n.FirstChild != nil {
		return strings.TrimSpace(n.FirstChild.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if t := pageTitle(c); t != "" {
			return t
		}
	}
	return ""
}

// pageWriter collects the text of a page, one paragraph after the other with a blank line between, and the kind of each.
type pageWriter struct {
	text  strings.Builder
	marks []mark
	open  strings.Builder
	kind  string
}

var blockKinds = map[atom.Atom]string{
	atom.H1: casus.Headline, atom.H2: casus.Subhead, atom.H3: casus.Subhead, atom.H4: casus.Subhead, atom.H5: casus.Subhead, atom.H6: casus.Subhead,
	atom.Figcaption: casus.Caption, atom.P: casus.Paragraph, atom.Div: casus.Paragraph, atom.Li: casus.Paragraph, atom.Blockquote: casus.Paragraph,
	atom.Section: casus.Paragraph, atom.Article: casus.Paragraph, atom.Main: casus.Paragraph, atom.Body: casus.Paragraph, atom.Td: casus.Paragraph,
	atom.Tr: casus.Paragraph, atom.Table: casus.Paragraph, atom.Ul: casus.Paragraph, atom.Ol: casus.Paragraph, atom.Figure: casus.Paragraph,
	atom.Header: casus.Paragraph, atom.Pre: casus.Paragraph, atom.Dd: casus.Paragraph, atom.Dt: casus.Paragraph,
}

var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Nav: true, atom.Footer: true, atom.Form: true, atom.Head: true, atom.Iframe: true,
	atom.Svg: true, atom.Button: true, atom.Template: true, atom.Aside: true,
}

// fill writes the text below a node and tells whether there is any.
func (w *pageWriter) fill(n *html.Node) bool {
	w.walk(n)
	w.flush()
	return w.text.Len() > 0
}

func (w *pageWriter) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.open.WriteString(n.Data)
		return
	case n.Type == html.ElementNode && skipped[n.DataAtom]:
		return
	case n.Type == html.ElementNode && n.DataAtom == atom.Br:
		w.open.WriteByte('\n')
		return
	}
	kind, isBlock := "", false
	if n.Type == html.ElementNode {
		kind, isBlock = blockKinds[n.DataAtom]
	}
	if isBlock {
		w.flush()
		if kind != casus.Paragraph {
			w.kind = kind
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
	if isBlock {
		w.flush()
		if kind != casus.Paragraph {
			w.kind = ""
		}
	}
}

// flush closes the open paragraph. White space is folded as a browser does.
func (w *pageWriter) flush() {
	text := strings.Join(strings.Fields(w.open.String()), " ")
	w.open.Reset()
	if text == "" {
		return
	}
	if w.text.Len() > 0 {
		w.text.WriteString("\n\n")
	}
	start := w.text.Len()
	w.text.WriteString(text)
	kind := w.kind
	if kind == "" {
		kind = casus.Paragraph
	}
	w.marks = append(w.marks, mark{kind, casus.Span{Start: start, End: w.text.Len()}})
}
