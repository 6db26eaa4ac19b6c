package web

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"casus"
)

// figureSeries is what one outlet reported of an item over time, low and high apart. Figures of outlets stand beside one another, never
// averaged.
type figureSeries struct {
	Outlet string
	Points []figurePoint
}

// figurePoint is one figure with its day; a nil bound is open.
type figurePoint struct {
	Day, Text, Link string
	Low, High       *float64
}

// mostSeries bounds the lines of a drawing: more could not be told apart.
const mostSeries = 5

// series are the figures of the selected events by outlet, for the item that is asked for, else the one with the most figures. items are all there
// are, the most frequent first.
func series(f *Folded, events []*casus.Event, item string) (out []figureSeries, items []string, chosen string) {
	byItem := map[string]map[string][]figurePoint{}
	counts := map[string]int{}
	seen := map[string]bool{}
	for _, e := range events {
		for _, a := range e.Accounts {
			rec, m := f.mention(a)
			if m == nil {
				continue
			}
			for _, id := range m.Figures {
				g := figure(rec, id)
				if g == nil || g.Low == nil && g.High == nil || seen[rec.ID+"/"+id] {
					continue
				}
				seen[rec.ID+"/"+id] = true
				day := deref(g.AsOf)
				if day == "" {
					day = published(rec)
				}
				if day == "" {
					continue
				}
				name := itemOf(g)
				if byItem[name] == nil {
					byItem[name] = map[string][]figurePoint{}
				}
				outlet := deref(rec.Report.Source)
				byItem[name][outlet] = append(byItem[name][outlet], figurePoint{day[:min(len(day), 10)], g.Text, rowLink(rec.ID, id), g.Low, g.High})
				counts[name]++
			}
		}
	}
	// What is told again on other days or by others comes first: there is something to compare.
	for name, outlets := range byItem {
		told := map[string]bool{}
		for outlet, points := range outlets {
			for _, p := range points {
				told[outlet+p.Day] = true
			}
		}
		counts[name] = len(told)
	}
	items = frequent(counts, 20)
	if chosen = item; counts[item] == 0 {
		if chosen = ""; len(items) > 0 {
			chosen = items[0]
		}
	}
	for outlet, points := range byItem[chosen] {
		sort.SliceStable(points, func(i, j int) bool { return points[i].Day < points[j].Day })
		out = append(out, figureSeries{outlet, points})
	}
	sort.Slice(out, func(i, j int) bool {
		if len(out[i].Points) != len(out[j].Points) {
			return len(out[i].Points) > len(out[j].Points)
		}
		return out[i].Outlet < out[j].Outlet
	})
	return out[:min(len(out), mostSeries)], items, chosen
}

// figure is a figure of a record by its id.
func figure(rec *casus.Record, id string) *casus.Figure {
	for i := range rec.Figures {
		if rec.Figures[i].ID == id {
			return &rec.Figures[i]
		}
	}
	return nil
}

// stepDrawing is the series as paths, on the axis of the timeline.
type stepDrawing struct {
	Height int
	Lines  []stepLine
	Values []axisValue
}

type stepLine struct {
	Outlet, Path, Band string
	Dots               []stepDot
}

type stepDot struct {
	X, Y  int
	Title string
	Link  string
}

type axisValue struct {
	Y     int
	Label string
}

const stepHeight = 190

// drawSteps draws each series as a step line at its low values with a band up to the high ones.
func drawSteps(all []figureSeries, first, last time.Time, x func(time.Time) int) stepDrawing {
	d := stepDrawing{Height: stepHeight}
	most := 0.0
	for _, s := range all {
		for _, p := range s.Points {
			low, high := p.bounds()
			most = max(most, low, high)
		}
	}
	if most == 0 {
		return d
	}
	y := func(v float64) int { return stepHeight - 10 - int(v/most*(stepHeight-30)) }
	for _, part := range []float64{0, 0.5, 1} {
		d.Values = append(d.Values, axisValue{y(most * part), short(most * part)})
	}
	for _, s := range all {
		line := stepLine{Outlet: s.Outlet}
		var low, high strings.Builder
		back := ""
		end := x(last)
		for i, p := range s.Points {
			t, err := time.Parse(time.DateOnly, p.Day)
			if err != nil || t.Before(first) || t.After(last) {
				continue
			}
			until := end
			if i+1 < len(s.Points) {
				if next, err := time.Parse(time.DateOnly, s.Points[i+1].Day); err == nil && next.Before(last) {
					until = x(next)
				}
			}
			a, b := p.bounds()
			step := "L"
			if low.Len() == 0 {
				step = "M"
			}
			fmt.Fprintf(&low, "%s%d %dH%d", step, x(t), y(a), until)
			fmt.Fprintf(&high, "%s%d %dH%d", step, x(t), y(b), until)
			back = fmt.Sprintf("L%d %dH%d", until, y(a), x(t)) + back
			line.Dots = append(line.Dots, stepDot{x(t), y(a), p.Day + " " + s.Outlet + ": " + p.Text, p.Link})
		}
		if line.Path = low.String(); line.Path != "" {
			line.Band = high.String() + back + "Z"
		}
		d.Lines = append(d.Lines, line)
	}
	return d
}

// bounds are the low and the high value; an open one is drawn at the other.
func (p figurePoint) bounds() (low, high float64) {
	switch {
	case p.Low == nil:
		return *p.High, *p.High
	case p.High == nil:
		return *p.Low, *p.Low
	}
	return *p.Low, *p.High
}

// short is a number for an axis: 12k, 3.5M.
func short(v float64) string {
	for _, u := range []struct {
		size float64
		name string
	}{{1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {1e3, "k"}} {
		if v >= u.size {
			return fmt.Sprintf("%.3g", v/u.size) + u.name
		}
	}
	return fmt.Sprintf("%.3g", v)
}
