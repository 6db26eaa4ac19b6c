// Command landmap draws the outlines of the continents for the map page, from Natural Earth's land polygons as TopoJSON
// (npm package world-atlas 2.0.2, land-110m.json; public domain). Plate carrée, two units to a degree.
//
//	go run ./cmd/landmap -in land-110m.json -out web/static/land.svg
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
)

type topology struct {
	Arcs      [][][2]float64
	Transform struct{ Scale, Translate [2]float64 }
	Objects   map[string]struct {
		Geometries []struct {
			Type string
			Arcs json.RawMessage
		}
	}
}

func main() {
	in := flag.String("in", "land-110m.json", "TopoJSON file")
	out := flag.String("out", "web/static/land.svg", "SVG file to write")
	flag.Parse()
	if err := draw(*in, *out); err != nil {
		fmt.Fprintln(os.Stderr, "landmap:", err)
		os.Exit(1)
	}
}

func draw(in, out string) error {
	b, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return err
	}
	var path strings.Builder
	for _, g := range t.Objects["land"].Geometries {
		var polygons [][][]int
		if g.Type == "Polygon" {
			var one [][]int
			if err := json.Unmarshal(g.Arcs, &one); err != nil {
				return err
			}
			polygons = [][][]int{one}
		} else if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
			return err
		}
		for _, p := range polygons {
			for _, ring := range p {
				t.ring(&path, ring)
			}
		}
	}
	svg := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 360"><path d="` + path.String() + `" fill="#9aa7b4" fill-opacity=".45" fill-rule="evenodd"/></svg>` + "\n"
	return os.WriteFile(out, []byte(svg), 0o644)
}

// ring writes one closed ring of arcs. A negative index is the arc of its complement, backwards.
func (t *topology) ring(path *strings.Builder, arcs []int) {
	command, lon := "M", 0.0
	for _, i := range arcs {
		for _, p := range t.points(i) {
			if command == "L" && math.Abs(p[0]-lon) > 180 { // over the antimeridian: on the other side of the map
				command = "M"
			}
			lon = p[0]
			fmt.Fprintf(path, "%s%.1f %.1f", command, (p[0]+180)*2, (90-p[1])*2)
			command = "L"
		}
	}
	path.WriteString("Z")
}

// points are the coordinates of an arc in degrees: the deltas of the file added up and scaled.
func (t *topology) points(i int) [][2]float64 {
	back := i < 0
	if back {
		i = ^i
	}
	var x, y float64
	out := make([][2]float64, len(t.Arcs[i]))
	for k, d := range t.Arcs[i] {
		x, y = x+d[0], y+d[1]
		out[k] = [2]float64{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
	}
	if back {
		for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
			out[a], out[b] = out[b], out[a]
		}
	}
	return out
}
