package gold

import (
	"encoding/json"
	"fmt"
	"strings"

	"casus"
)

// decodeRows reads the rows that embed Words: their promoted UnmarshalJSON would hide the other fields.
func (it *Item) decodeRows(keys map[string]json.RawMessage) error {
	it.Names, it.Actors, it.Parties, it.Places, it.Times, it.Figures = nil, nil, nil, nil, nil, nil
	if err := rows(keys["names"], func(b json.RawMessage, w Words) error {
		var o struct {
			Type  string
			Actor *string
			Rest
		}
		err := json.Unmarshal(b, &o)
		it.Names = append(it.Names, Name{w, o.Type, o.Actor, o.Rest})
		return err
	}); err != nil {
		return err
	}
	for _, layer := range []struct {
		key  string
		list *[]Actor
	}{{"actors", &it.Actors}, {"parties", &it.Parties}} {
		if err := rows(keys[layer.key], func(b json.RawMessage, w Words) error {
			var o struct {
				Actor, Code, Name string
				Joint             bool
				Rest
			}
			err := json.Unmarshal(b, &o)
			*layer.list = append(*layer.list, Actor{w, o.Actor, o.Code, o.Name, o.Joint, o.Rest})
			return err
		}); err != nil {
			return err
		}
	}
	if err := rows(keys["places"], func(b json.RawMessage, w Words) error {
		var o struct {
			Name       string
			Country    *string
			Kind, Role string
			Point
			Rest
		}
		err := json.Unmarshal(b, &o)
		it.Places = append(it.Places, Place{w, o.Name, o.Country, o.Kind, o.Role, o.Point, o.Rest})
		return err
	}); err != nil {
		return err
	}
	if err := rows(keys["times"], func(b json.RawMessage, w Words) error {
		var o struct {
			Type        string
			Value       *string
			Granularity string
			Rest
		}
		err := json.Unmarshal(b, &o)
		it.Times = append(it.Times, Time{w, o.Type, o.Value, o.Granularity, o.Rest})
		return err
	}); err != nil {
		return err
	}
	return rows(keys["figures"], func(b json.RawMessage, w Words) error {
		var o struct {
			Low, High                       *float64
			Unit, Item, Bound, Delta, Stage string
			Rest
		}
		err := json.Unmarshal(b, &o)
		it.Figures = append(it.Figures, Figure{w, o.Low, o.High, o.Unit, o.Item, o.Bound, o.Delta, o.Stage, o.Rest})
		return err
	})
}

func rows(b json.RawMessage, add func(json.RawMessage, Words) error) error {
	if b == nil {
		return nil
	}
	var list []json.RawMessage
	if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	for _, r := range list {
		var w Words
		if err := w.UnmarshalJSON(r); err != nil {
			return err
		}
		if err := add(r, w); err != nil {
			return err
		}
	}
	return nil
}

// resolve finds the offsets of words given as text, and the text of words given as offsets.
func (it *Item) resolve() error {
	var err error
	find := func(w *Words) {
		if !w.set || err != nil {
			return
		}
		if w.At != (casus.Span{}) {
			if w.At.End > len(it.Text) || w.At.Empty() || w.At.Start < 0 {
				err = fmt.Errorf("span %v lies outside the text", w.At)
				return
			}
			w.Text = w.At.In(it.Text)
			return
		}
		at := 0
		for n := 0; ; n++ {
			i := strings.Index(it.Text[at:], w.Text)
			if i < 0 || w.Text == "" {
				err = fmt.Errorf("%q (occurrence %d) is not in the text", w.Text, w.Occ)
				return
			}
			if n == w.Occ {
				w.At = casus.Span{Start: at + i, End: at + i + len(w.Text)}
				return
			}
			at += i + 1
		}
	}
	for i := range it.Events {
		e := &it.Events[i]
		find(&e.Trigger)
		find(&e.Place)
		for j := range e.Sources {
			find(&e.Sources[j].Words)
		}
		for j := range e.Targets {
			find(&e.Targets[j].Words)
		}
	}
	for i := range it.Statements {
		s := &it.Statements[i]
		find(&s.Source)
		for j := range s.Cue {
			find(&s.Cue[j])
		}
		for j := range s.Content {
			find(&s.Content[j])
		}
	}
	for i := range it.Names {
		find(&it.Names[i].Words)
	}
	for i := range it.Actors {
		find(&it.Actors[i].Words)
	}
	for i := range it.Parties {
		find(&it.Parties[i].Words)
	}
	for i := range it.Places {
		find(&it.Places[i].Words)
	}
	for i := range it.Times {
		find(&it.Times[i].Words)
	}
	for i := range it.Figures {
		find(&it.Figures[i].Words)
	}
	return err
}
