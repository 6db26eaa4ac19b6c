package times

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"casus"
)

// Document is a TimeML document: its text, day of creation and expressions.
type Document struct {
	ID       string
	Text     string
	Created  string
	Mentions []Mention
}

// ReadTimeML reads a TimeML document. Offsets count in the character data of its TEXT element (of the whole document where
// there is none).
func ReadTimeML(r io.Reader) (*Document, error) {
	dec := xml.NewDecoder(r)
	dec.Strict = false
	d := &Document{}
	var body strings.Builder
	var open []Mention
	inText, inID, inDCT := false, false, false
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("timeml: %w", err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "TEXT":
				inText = true
			case "DOCID":
				inID = true
			case "DCT":
				inDCT = true
			case "TIMEX3":
				m := Mention{Span: casus.Span{Start: body.Len()}}
				for _, a := range t.Attr {
					switch a.Name.Local {
					case "type":
						m.Type = a.Value
					case "value":
						m.Value = a.Value
					case "functionInDocument":
						inDCT = inDCT || a.Value == "CREATION_TIME"
					}
				}
				if inDCT && !inText && d.Created == "" {
					d.Created = m.Value
				}
				open = append(open, m)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "TEXT":
				inText = false
			case "DOCID":
				inID = false
			case "DCT":
				inDCT = false
			case "TIMEX3":
				if n := len(open); n > 0 {
					m := open[n-1]
					open = open[:n-1]
					if m.Span.End = body.Len(); inText && !m.Span.Empty() {
						d.Mentions = append(d.Mentions, m)
					}
				}
			}
		case xml.CharData:
			if inID {
				d.ID += strings.TrimSpace(string(t))
			}
			if inText {
				body.Write(t)
			}
		}
	}
	d.Text = body.String()
	for i := range d.Mentions {
		d.Mentions[i].Text = d.Mentions[i].Span.In(d.Text)
	}
	return d, nil
}
