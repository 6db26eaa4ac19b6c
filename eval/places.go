package eval

import (
	"context"
	"fmt"
	"io"
	"slices"

	"casus/eval/gold"
	"casus/eval/places"
	"casus/pipeline"
)

// placesLayer scores places against gold items.
func placesLayer(ctx context.Context, p *pipeline.Pipeline, o Options, w io.Writer) error {
	coded, skipped, err := Code(ctx, p, o)
	if err != nil {
		return err
	}
	c := &places.Counts{}
	for _, x := range coded {
		if x.Item.Layers["places"] {
			c.Score(x.Item.ID, GoldPlaces(&x.Item), places.Of(x.Record))
		}
	}
	if skipped > 0 {
		fmt.Fprintf(w, "%d items without their text left out\n", skipped)
	}
	for _, l := range c.Lines() {
		fmt.Fprintln(w, l)
	}
	listErrors(w, c.Errors, o.Errors)
	return nil
}

// GoldPlaces are the places of a gold item as mentions.
func GoldPlaces(it *gold.Item) []places.Mention {
	var out []places.Mention
	for _, g := range it.Places {
		m := places.Mention{Span: g.At, Text: g.Text, Role: g.Role, Debatable: g.Debatable,
			Lat: g.Lat, Lon: g.Lon, GeonameID: g.GeonameID, Countries: values(g.Rest, "country"), Roles: values(g.Rest, "role")}
		if g.Country != nil {
			m.Country = *g.Country
		}
		out = append(out, m)
	}
	return out
}

// values are the further values of a field that count as right; "*" for a debatable one.
func values(r gold.Rest, field string) []string {
	var out []string
	if slices.Contains(r.Fields, field) {
		out = append(out, "*")
	}
	for _, a := range r.Alt[field] {
		if s, ok := a.(string); ok {
			out = append(out, s)
		} else if a == nil {
			out = append(out, "")
		}
	}
	return out
}
